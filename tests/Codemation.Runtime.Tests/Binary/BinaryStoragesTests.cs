using Codemation.Runtime.Binary;
using Codemation.Runtime.Binary.Local;
using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Binary;

public sealed class BinaryStoragesTests
{
    [Fact]
    public async Task In_memory_content_goes_to_a_folder_that_is_gone_in_the_end()
    {
        var storages = new BinaryStorages(inMemory: true, "file:///never/used", []);
        var folder = storages.Open().IncomingFolder;
        Assert.True(Directory.Exists(folder));

        await storages.DisposeAsync();

        Assert.False(Directory.Exists(Path.GetDirectoryName(folder)));
    }

    [Fact]
    public async Task A_host_in_memory_attaches_and_reads_too()
    {
        await using var host = Hosts.InMemory(new Smuggler(), new Probe());

        Assert.Equal(["text"], (await host.RunAsync<Letters>([new("text")])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task A_package_adds_a_kind_of_storage()
    {
        await using var known = new LocalBinaryStorage("/nowhere");
        await using var storages = new BinaryStorages(inMemory: false, "Shelf://board?third=1", [new BinaryScheme("shelf", uri => uri.Query == "?third=1" ? known : throw new FormatException())]);

        Assert.Same(known, storages.Open());
    }

    [Theory]
    [InlineData("ftp://user:secret@host/x", "Write file:///absolute/path; the default is .codemation/binary.")]
    [InlineData("file://", "names no folder")]
    [InlineData("file:///", "names no folder")]
    public void An_address_that_is_not_understood_is_refused_at_once_and_not_repeated(string address, string message)
    {
        var refused = Assert.Throws<FormatException>(() => Hosts.InMemory(app =>
        {
            app.InMemory = false;
            app.Binary = address;
        }));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }
}
