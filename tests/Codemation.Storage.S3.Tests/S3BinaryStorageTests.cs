using System.Security.Cryptography;
using Codemation.Runtime.Binary;
using Codemation.Storage.S3.Tests.Server;

namespace Codemation.Storage.S3.Tests;

/// <summary>The storage with the real client, against a service on loopback.</summary>
public sealed class S3BinaryStorageTests : IAsyncDisposable
{
    private readonly S3Server server = S3Server.Start();
    private readonly S3BinaryStorage storage;

    public S3BinaryStorageTests()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test-key");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test-secret");
        storage = new S3BinaryStorage(S3Location.Parse(new Uri(server.Address)), S3Client.Connect);
    }

    public async ValueTask DisposeAsync()
    {
        await storage.DisposeAsync();
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200_000)]
    [InlineData(40 * 1024 * 1024)]
    public async Task What_was_put_is_there_and_is_read_back(int size)
    {
        var content = RandomNumberGenerator.GetBytes(size);

        var key = await PutAsync(content);

        Assert.Equal($"/bucket/attachments/{key.Folder}/{key}", Assert.Single(server.Objects).Key);
        Assert.True(await storage.HasAsync(key, size, default));
        Assert.False(await storage.HasAsync(key, size + 1, default));
        Assert.Equal(content, await ReadAsync(key, 0));
        Assert.All(server.Credentials, credential => Assert.Contains("Credential=test-key/", credential, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Large_content_is_sent_in_parts()
    {
        await PutAsync(RandomNumberGenerator.GetBytes(40 * 1024 * 1024));

        Assert.Equal(3, server.Requests.Count(request => request.StartsWith("PUT", StringComparison.Ordinal) && request.Contains(" partNumber uploadId", StringComparison.Ordinal)));
        Assert.Empty(server.Uploads);
    }

    [Fact]
    public async Task Content_is_read_from_any_place_on()
    {
        var key = await PutAsync("0123456789"u8.ToArray());

        Assert.Equal("789"u8.ToArray(), await ReadAsync(key, 7));
    }

    [Fact]
    public async Task Content_that_is_not_there_is_no_error()
    {
        var key = BlobKey.New(new string('0', 64));

        Assert.False(await storage.HasAsync(key, 1, default));
        Assert.Null(await storage.OpenAsync(key, 0, default));
        await storage.DeleteAsync(key, default);
    }

    [Fact]
    public async Task Deleted_content_is_gone()
    {
        var key = await PutAsync("x"u8.ToArray());

        await storage.DeleteAsync(key, default);

        Assert.Empty(server.Objects);
    }

    [Fact]
    public async Task What_the_service_refuses_for_a_moment_is_asked_again()
    {
        server.FailNext(1);

        var key = await PutAsync("patience"u8.ToArray());

        Assert.Equal("patience"u8.ToArray(), await ReadAsync(key, 0));
    }

    [Fact]
    public async Task A_service_that_can_not_be_used_is_an_error_that_names_the_bucket()
    {
        server.FailNext(100);

        var refused = await Assert.ThrowsAsync<IOException>(() => PutAsync("x"u8.ToArray()));

        Assert.StartsWith("Binary storage s3://bucket/attachments/ can't be used:", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uploads_that_were_interrupted_are_called_off_when_they_are_old()
    {
        var now = TimeProvider.System.GetUtcNow();
        server.Uploads["old"] = new S3Upload("/bucket/attachments/aa/old", now.AddHours(-2));
        server.Uploads["new"] = new S3Upload("/bucket/attachments/aa/new", now);

        await storage.RemoveLeftoversAsync(now.AddHours(-1), default);

        Assert.Equal("new", Assert.Single(server.Uploads).Key);
    }

    private async Task<BlobKey> PutAsync(byte[] content)
    {
        using var stream = new MemoryStream(content);
        using var incoming = await IncomingContent.ReceiveAsync(stream, storage.IncomingFolder, default);
        var key = BlobKey.New(incoming.Sha256);
        await storage.PutAsync(key, incoming, default);
        return key;
    }

    private async Task<byte[]> ReadAsync(BlobKey key, long offset)
    {
        var stored = (await storage.OpenAsync(key, offset, default))!.Value;
        await using (stored.Content)
        {
            using var copy = new MemoryStream();
            await stored.Content.CopyToAsync(copy);
            Assert.Equal(offset + copy.Length, stored.Size);
            return copy.ToArray();
        }
    }
}
