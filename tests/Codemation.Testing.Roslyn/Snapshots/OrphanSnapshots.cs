using System.Runtime.CompilerServices;

namespace Codemation.Testing.Roslyn.Snapshots;

/// <summary>Finds snapshots that no test compares with any more.</summary>
public static class OrphanSnapshots
{
    /// <summary>
    /// Fails when a snapshot in the caller's folder or below does not belong to a method of that name in a test file beside it.
    /// </summary>
    public static void AssertNone([CallerFilePath] string testFile = "") =>
        AssertNoneIn(Path.GetDirectoryName(SourcePath.OnThisMachine(testFile))!);

    internal static void AssertNoneIn(string folder)
    {
        var orphans = Directory.EnumerateFiles(folder, "*.verified.*", SearchOption.AllDirectories)
            .Where(file => !HasTest(file))
            .Select(file => Path.GetRelativePath(folder, file))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (orphans.Count > 0)
        {
            throw new CheckFailedException("No test compares with these snapshots; delete them:\n  " + string.Join("\n  ", orphans));
        }
    }

    private static bool HasTest(string snapshot)
    {
        var name = Path.GetFileName(snapshot);
        var parts = name[..name.IndexOf(".verified.", StringComparison.Ordinal)].Split('#')[0].Split('.');
        var testFile = Path.Combine(Path.GetDirectoryName(snapshot)!, parts[0] + ".cs");
        return parts.Length == 2 && File.Exists(testFile) && File.ReadAllText(testFile).Contains($" {parts[1]}(", StringComparison.Ordinal);
    }
}
