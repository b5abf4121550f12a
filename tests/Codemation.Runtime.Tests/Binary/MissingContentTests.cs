using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Binary;

/// <summary>Content that is lost or damaged, and what mends it.</summary>
public sealed class MissingContentTests : IAsyncDisposable
{
    private readonly Probe probe = new();
    private readonly BinaryHost at;

    public MissingContentTests() => at = new BinaryHost(probe);

    public ValueTask DisposeAsync() => at.DisposeAsync();

    [Fact]
    public async Task Content_that_is_gone_fails_the_item_that_carries_it_and_names_it()
    {
        var error = await ReadAfterAsync(file => file.Delete());

        Assert.Equal(("read", 0, typeof(AttachmentMissingException).FullName), (error.Step, error.Item, error.Type));
        Assert.StartsWith("data-missing: attachment \"letter.txt\" (12 bytes, SHA-256 ", error.Message, StringComparison.Ordinal);
        Assert.Contains("is not in binary storage", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_of_which_the_end_is_gone_is_not_read_at_all()
    {
        var error = await ReadAfterAsync(file =>
        {
            using var stream = file.OpenWrite();
            stream.SetLength(5);
        });

        Assert.Contains("is not in binary storage, or not all of it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_that_was_changed_is_an_error_at_its_end()
    {
        var error = await ReadAfterAsync(file =>
        {
            using var stream = file.OpenWrite();
            stream.WriteByte((byte)'X');
        });

        Assert.Contains("is damaged: its content has another SHA-256", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_item_whose_content_is_gone_fails()
    {
        probe.Noted = _ =>
        {
            if (probe.Count("reading") == 1)
            {
                at.Files.Single(file => file.Length == "short".Length).Delete();
            }
        };

        var result = await at.Host.RunAsync<InterruptedReading>([new("a longer one"), new("short"), new("another long one")]);

        Assert.Equal((1, 1), (result.Error!.Item, result.Error.FailedItems));
    }

    [Fact]
    public async Task A_run_that_can_not_go_on_without_lost_content_fails_once_and_is_not_tried_for_ever()
    {
        var error = await ReadAfterAsync(file => file.Delete());

        await at.RestartAsync();
        await at.Host.StartAsync(default);

        Assert.StartsWith("data-missing:", error.Message, StringComparison.Ordinal);
        Assert.Equal("failed", at.Query("SELECT status FROM runs"));
        Assert.Equal(1, probe.Count("reading"));
    }

    [Fact]
    public async Task Attaching_the_same_content_again_mends_what_is_missing_or_damaged()
    {
        await at.Host.RunAsync<Letters>([new("mend me"), new("and me too")]);
        foreach (var file in at.Files)
        {
            using var stream = file.OpenWrite();
            stream.SetLength(1);
        }

        var result = await at.Host.RunAsync<Letters>([new("mend me"), new("and me too")]);

        Assert.Equal(["mend me", "and me too"], result.EnsureCompleted().Outputs);
        Assert.Equal(2, at.Files.Count);
    }

    [Fact]
    public async Task A_key_that_someone_put_into_the_database_leads_nowhere_else()
    {
        probe.Noted = _ => at.Query(
            """
            PRAGMA foreign_keys = OFF;
            UPDATE blobs SET key = '../../../../../../../etc/passwd';
            UPDATE blob_refs SET key = '../../../../../../../etc/passwd';
            SELECT 1;
            """);

        var result = await at.Host.RunAsync<InterruptedReading>([new("text")]);

        Assert.Equal(typeof(FormatException).FullName, result.Error!.Type);
        Assert.Contains("no key of binary storage", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_disk_can_not_be_written_the_item_fails_and_nothing_is_left_over()
    {
        await at.Host.RunAsync<Letters>([new("first")]);
        Directory.Delete(at.Folder, recursive: true);
        File.WriteAllText(at.Folder, "a file where the folder should be");

        var result = await at.Host.RunAsync<Letters>([new("second")]);

        Assert.Equal("attach", result.Error!.Step);
        Assert.Contains(at.Folder, result.Error.Message, StringComparison.Ordinal);
    }

    private async Task<RunError> ReadAfterAsync(Action<FileInfo> damage)
    {
        probe.Noted = _ => damage(Assert.Single(at.Files));
        var result = await at.Host.RunAsync<InterruptedReading>([new("twelve chars")]);
        return result.Error!;
    }
}
