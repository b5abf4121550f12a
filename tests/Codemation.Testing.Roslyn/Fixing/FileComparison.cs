using Codemation.Testing.Roslyn.Compiling;
using Codemation.Testing.Roslyn.Snapshots;

namespace Codemation.Testing.Roslyn.Fixing;

/// <summary>Compares two sets of files, text by text.</summary>
internal static class FileComparison
{
    public static void AssertSame(IEnumerable<SourceFile> expected, IEnumerable<SourceFile> found)
    {
        var rest = found.ToDictionary(file => file.Path, file => file.Code, StringComparer.Ordinal);
        foreach (var file in expected)
        {
            if (!rest.Remove(file.Path, out var code))
            {
                throw new CheckFailedException($"The fix leaves no file '{file.Path}'.");
            }

            if (TextDifference.Between(file.Code.ReplaceLineEndings("\n"), code) is { } difference)
            {
                throw new CheckFailedException($"The fix makes other text of {file.Path}:\n{difference}");
            }
        }

        if (rest.Count > 0)
        {
            throw new CheckFailedException($"The fix leaves files that were not expected: {string.Join(", ", rest.Keys)}");
        }
    }
}
