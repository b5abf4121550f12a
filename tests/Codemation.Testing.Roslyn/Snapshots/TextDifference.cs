using System.Text;

namespace Codemation.Testing.Roslyn.Snapshots;

/// <summary>Shows where two texts part, line by line.</summary>
internal static class TextDifference
{
    private const int Context = 3;
    private const int Shown = 40;

    /// <summary>The differing lines with some around them, or null when the texts are equal.</summary>
    public static string? Between(string expected, string found)
    {
        if (expected == found)
        {
            return null;
        }

        var left = expected.Split('\n');
        var right = found.Split('\n');
        var start = 0;
        while (start < Math.Min(left.Length, right.Length) && left[start] == right[start])
        {
            start++;
        }

        var end = 0;
        while (end < Math.Min(left.Length, right.Length) - start && left[^(end + 1)] == right[^(end + 1)])
        {
            end++;
        }

        var text = new StringBuilder().Append("line ").Append(start + 1).Append(" on (- expected, + found):\n");
        Write(text, "  ", left[Math.Max(0, start - Context)..start]);
        Write(text, "- ", left[start..^end]);
        Write(text, "+ ", right[start..^end]);
        Write(text, "  ", left[^end..Math.Min(left.Length, left.Length - end + Context)]);
        return text.ToString();
    }

    private static void Write(StringBuilder text, string prefix, string[] lines)
    {
        foreach (var line in lines.Take(Shown))
        {
            text.Append(prefix).Append(line).Append('\n');
        }

        if (lines.Length > Shown)
        {
            text.Append(prefix).Append("… ").Append(lines.Length - Shown).Append(" more lines\n");
        }
    }
}
