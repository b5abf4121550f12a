using System.Runtime.CompilerServices;

namespace Codemation.Testing.Roslyn.Snapshots;

/// <summary>
/// Compares text with an approved file beside the test: <c>Class.Test#Hint.verified.cs</c>. What differs is written to
/// <c>….received.cs</c>. Setting <c>UPDATE_SNAPSHOTS=1</c> approves what is found; a build server may not.
/// </summary>
public static class Snapshot
{
    /// <summary>Compares.</summary>
    /// <param name="text">The text; its line ends don't matter.</param>
    /// <param name="hint">Tells several snapshots of one test apart.</param>
    /// <param name="extension">The kind of text, without a dot.</param>
    /// <param name="testFile">Filled in by the compiler; the file is named after the test class.</param>
    /// <param name="test">Filled in by the compiler.</param>
    /// <exception cref="CheckFailedException">The text differs, or nothing is approved yet.</exception>
    public static void Match(
        string text,
        string? hint = null,
        string extension = "cs",
        [CallerFilePath] string testFile = "",
        [CallerMemberName] string test = "")
    {
        var file = SourcePath.OnThisMachine(testFile);
        var name = Path.GetFileNameWithoutExtension(file) + "." + test + (hint is null ? string.Empty : "#" + hint);
        Match(text, Path.Combine(Path.GetDirectoryName(file)!, name), extension, SnapshotSettings.Mode());
    }

    internal static void Match(string text, string pathWithoutExtension, string extension, SnapshotMode mode)
    {
        var found = text.ReplaceLineEndings("\n");
        var verified = $"{pathWithoutExtension}.verified.{extension}";
        var received = $"{pathWithoutExtension}.received.{extension}";
        var expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (expected == found || mode == SnapshotMode.Update)
        {
            if (expected != found)
            {
                File.WriteAllText(verified, found);
            }

            File.Delete(received);
            return;
        }

        File.WriteAllText(received, found);
        var difference = expected is null
            ? "There is no approved snapshot yet."
            : TextDifference.Between(expected, found);
        throw new CheckFailedException(
            $"{Path.GetFileName(verified)} is not what was found.\n{difference}\nFound: {received}\nRun with UPDATE_SNAPSHOTS=1 to approve it.");
    }
}
