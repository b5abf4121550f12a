namespace Codemation.Analyzers.Outputs;

/// <summary>Guesses what was meant (Levenshtein's edit distance).</summary>
internal static class Nearest
{
    /// <summary>The candidate that takes the fewest edits, when a third of the text at most has to be changed; null when none is near.</summary>
    public static string? Of(string text, IEnumerable<string> candidates) => candidates
        .Select(candidate => (Text: candidate, Distance: Distance(text, candidate)))
        .Where(candidate => candidate.Distance <= Math.Max(1, Math.Max(text.Length, candidate.Text.Length) / 3))
        .OrderBy(static candidate => candidate.Distance)
        .ThenBy(static candidate => candidate.Text, StringComparer.Ordinal)
        .Select(static candidate => candidate.Text)
        .FirstOrDefault();

    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[other.Length];
    }
}
