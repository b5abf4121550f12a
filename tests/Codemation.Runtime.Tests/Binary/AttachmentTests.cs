using System.Security.Cryptography;
using System.Text.Json;
using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Binary;

public sealed class AttachmentTests : IAsyncDisposable
{
    private readonly BinaryHost at = new(new Smuggler(), new Probe());

    public ValueTask DisposeAsync() => at.DisposeAsync();

    [Fact]
    public async Task What_one_step_attaches_a_later_one_reads()
    {
        var result = await at.Host.RunAsync<Letters>([new("first"), new("second")]);

        Assert.Equal(["first", "second"], result.EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task The_reference_tells_size_type_and_hash()
    {
        var result = await at.Host.RunAsync<Letters>([new("grüße")]);

        var attachment = result.EnsureCompleted().Items[0].Binary["letter.txt"];

        Assert.Equal(("letter.txt", "text/plain; charset=utf-8", 7), (attachment.Name, attachment.ContentType, attachment.Size));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("grüße"u8)), attachment.Sha256);
    }

    [Fact]
    public async Task The_same_content_is_stored_once_however_many_items_carry_it()
    {
        await at.Host.RunAsync<Letters>(Enumerable.Repeat(new Letter("same"), 20));
        await at.Host.RunAsync<Letters>([new("same"), new("other")]);

        Assert.Equal(2, at.Files.Count);
        Assert.Empty(at.Incoming);
    }

    [Fact]
    public async Task Content_is_kept_for_this_user_only()
    {
        await at.Host.RunAsync<Letters>([new("private")]);

        var file = Assert.Single(at.Files);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, file.Directory!.UnixFileMode);
    }

    [Fact]
    public async Task Content_of_another_run_can_not_be_read_whoever_hands_over_the_reference()
    {
        (await at.Host.RunAsync<Smuggling>(["give"])).EnsureCompleted();

        var result = await at.Host.RunAsync<Smuggling>(["take"]);

        Assert.Equal(("read", typeof(AttachmentMissingException).FullName), (result.Error!.Step, result.Error.Type));
        Assert.Contains($"is not held by run {result.RunId}", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sub_workflow_reads_what_it_is_given_and_its_caller_what_it_gives_back()
    {
        var result = await at.Host.RunAsync<CallingStamping>([new("dear all")]);

        Assert.Equal(["dear all (stamped)"], result.EnsureCompleted().Outputs);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("stamp")]
    public async Task A_run_that_repeats_another_one_reads_what_that_one_was_given(string? fromStep)
    {
        (await at.Host.RunAsync<CallingStamping>([new("dear all")])).EnsureCompleted();
        var called = (string)at.Query("SELECT id FROM runs WHERE parent_run_id IS NOT NULL");
        var runs = await at.Host.OpenAsync(default);

        var again = await runs.RerunAsync(called, new RerunOptions { FromStep = fromStep }, default);

        Assert.Equal(RunStatus.Completed, (await runs.ResumeAsync(again.Id, default)).Status);
    }

    [Fact]
    public async Task Attachments_of_runs_that_are_not_kept_are_not_kept_either()
    {
        Assert.Equal(["gone"], (await at.Host.RunAsync<UnkeptLetters>([new("gone")])).EnsureCompleted().Outputs);

        Assert.Empty(at.Files);
        Assert.Empty(UnkeptFiles());
    }

    [Fact]
    public async Task Attachments_of_runs_that_are_not_kept_go_with_the_last_run_that_reads_them()
    {
        var background = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => at.Host.StartRunAsync<UnkeptLetters, Letter, string>([new("contested")])));
        var foreground = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => at.Host.RunAsync<UnkeptLetters>([new("contested")])));

        Assert.All(await Task.WhenAll(background.Select(run => run.Completion)), result => Assert.Equal(["contested"], result.EnsureCompleted().Outputs));
        Assert.All(foreground, result => Assert.Equal(["contested"], result.EnsureCompleted().Outputs));
        Assert.Empty(UnkeptFiles());
    }

    [Fact]
    public async Task What_a_sub_workflow_attached_stays_until_the_run_that_called_it_has_ended()
    {
        var result = await at.Host.RunAsync<UnkeptCalling>([new("dear all")]);

        Assert.Equal(["dear all (stamped)"], result.EnsureCompleted().Outputs);
        Assert.Empty(UnkeptFiles());
    }

    [Fact]
    public async Task A_resumed_run_reads_what_it_attached_before()
    {
        var probe = new Probe();
        await using var other = new BinaryHost(probe);
        using var interruption = new CancellationTokenSource();
        probe.Noted = _ => interruption.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other.Host.RunAsync<InterruptedReading>([new("kept")], cancellationToken: interruption.Token));
        var runId = (string)other.Query("SELECT id FROM runs");
        probe.Noted = null;

        await other.RestartAsync();
        var outcome = await (await other.Host.OpenAsync(default)).ResumeAsync(runId, default);

        Assert.Equal(RunStatus.Completed, outcome.Status);
    }

    [Theory]
    [InlineData("{\"binary\":{\"letter.txt\":{\"contentType\":\"text/plain\",\"size\":6,\"sha256\":\"HASH\"}}}")]
    [InlineData("{\"contentType\":\"text/plain\",\"size\":6,\"sha256\":\"HASH\"}")]
    [InlineData("{\"$type\":\"Codemation.BinaryRef\",\"name\":\"letter.txt\",\"contentType\":\"text/plain\",\"size\":6,\"sha256\":\"HASH\"}")]
    [InlineData("{\"json\":1,\"binary\":{\"letter.txt\":\"HASH\"},\"meta\":{\"_cm\":{}},\"files\":[{\"filepath\":\"/etc/passwd\"}]}")]
    public async Task What_looks_like_a_reference_in_JSON_is_just_JSON(string json)
    {
        var hash = (await at.Host.RunAsync<Letters>([new("secret")])).EnsureCompleted().Items[0].Binary["letter.txt"].Sha256;
        using var forged = JsonDocument.Parse(json.Replace("HASH", hash, StringComparison.Ordinal));

        Assert.Equal([0], (await at.Host.RunAsync<CountingAttachments>([forged.RootElement])).EnsureCompleted().Outputs);
        Assert.Throws<NotSupportedException>(() => forged.Deserialize<BinaryRef>());
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\Windows\\system.ini")]
    [InlineData("CON")]
    [InlineData("..")]
    [InlineData("a\" ; filename=b")]
    public async Task A_name_is_kept_as_it_is_and_never_becomes_a_path(string name)
    {
        var result = await at.Host.RunAsync<Naming>([name]);

        Assert.Equal([name], result.EnsureCompleted().Outputs);
        Assert.Matches("^[0-9a-f]{64}\\.[0-9a-f]{16}$", Assert.Single(at.Files).Name);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   ", "empty")]
    [InlineData("a\0b", "control characters")]
    [InlineData("a\r\nSet-Cookie: b", "control characters")]
    [InlineData("a\ud800b", "not valid Unicode")]
    public async Task What_can_not_be_a_name_is_refused(string name, string message)
    {
        var result = await at.Host.RunAsync<Naming>([name]);

        Assert.Equal("attach", result.Error!.Step);
        Assert.Contains(message, result.Error.Message, StringComparison.Ordinal);
        Assert.Empty(at.Files);
    }

    [Fact]
    public async Task A_name_of_over_255_characters_is_refused()
    {
        var result = await at.Host.RunAsync<Naming>([new string('a', 256)]);

        Assert.Contains("256 characters; at most 255", result.Error!.Message, StringComparison.Ordinal);
    }

    private IEnumerable<string> UnkeptFiles()
        => Directory.EnumerateFiles(Path.GetDirectoryName(at.Host.Unkept.Binaries.Open().IncomingFolder)!, "*", SearchOption.AllDirectories);
}
