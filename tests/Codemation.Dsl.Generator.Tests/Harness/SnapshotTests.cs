using Codemation.Testing.Roslyn;
using Codemation.Testing.Roslyn.Snapshots;

namespace Codemation.Dsl.Generator.Tests.Harness;

public sealed class SnapshotTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("snapshots").FullName;

    private string Name => Path.Combine(folder, "Some.Test#Hint");

    [Fact]
    public void Text_equal_to_the_file_beside_the_test_passes()
    {
        Snapshot.Match("partial class Approved;\r\n", hint: "Plan");
    }

    [Fact]
    public void Text_that_was_never_approved_fails_and_is_kept_as_received()
    {
        var failure = Assert.Throws<CheckFailedException>(() => Match("new", SnapshotMode.Compare));

        Assert.Contains("no approved snapshot", failure.Message, StringComparison.Ordinal);
        Assert.Equal("new", File.ReadAllText(Name + ".received.cs"));
        Assert.False(File.Exists(Name + ".verified.cs"));
    }

    [Fact]
    public void Other_text_fails_and_shows_the_lines_that_differ()
    {
        Match("a\nb\nc\nd", SnapshotMode.Update);

        var failure = Assert.Throws<CheckFailedException>(() => Match("a\nb\nX\nd", SnapshotMode.Compare));

        Assert.Contains("line 3 on (- expected, + found):\n  a\n  b\n- c\n+ X\n  d\n", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Approving_replaces_the_snapshot_and_removes_what_was_received()
    {
        Assert.Throws<CheckFailedException>(() => Match("one", SnapshotMode.Compare));

        Match("one", SnapshotMode.Update);
        Match("one", SnapshotMode.Compare);

        Assert.Equal([Name + ".verified.cs"], Directory.GetFiles(folder));
    }

    [Fact]
    public void A_build_server_may_not_approve()
    {
        Assert.Equal(SnapshotMode.Update, SnapshotSettings.Mode("1", ci: null));
        Assert.Equal(SnapshotMode.Compare, SnapshotSettings.Mode(updateSnapshots: null, "true"));
        Assert.Throws<CheckFailedException>(() => SnapshotSettings.Mode("1", "true"));
    }

    [Fact]
    public void Snapshots_of_tests_that_are_gone_are_found()
    {
        File.WriteAllText(Path.Combine(folder, "Some.cs"), "public void Test() { }");
        Match("one", SnapshotMode.Update);
        OrphanSnapshots.AssertNoneIn(folder);

        File.WriteAllText(Path.Combine(folder, "Some.cs"), "public void Renamed_Test() { }");

        Assert.Contains("Some.Test#Hint", Assert.Throws<CheckFailedException>(() => OrphanSnapshots.AssertNoneIn(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_snapshot_of_this_project_is_an_orphan()
    {
        OrphanSnapshots.AssertNoneIn(Path.GetDirectoryName(Path.GetDirectoryName(SourceFile()))!);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string SourceFile([System.Runtime.CompilerServices.CallerFilePath] string file = "") => SourcePath.OnThisMachine(file);

    private void Match(string text, SnapshotMode mode) => Snapshot.Match(text, Name, "cs", mode);
}
