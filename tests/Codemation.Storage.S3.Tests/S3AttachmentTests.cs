using Codemation.Storage.S3.Tests.Server;

namespace Codemation.Storage.S3.Tests;

[Workflow("s3.letters")]
public sealed partial class Letters : Workflow<string, string>
{
    protected override Flow<string> Define(Start<string> start) => start
        .MapItemAsync("attach", async (item, ctx) => item.With(await ctx.Binary.AttachTextAsync(item.Json, "letter.txt")))
        .MapItemAsync("read", async (item, ctx) =>
        {
            await using var content = await ctx.Binary.OpenReadAsync(item.Binary["letter.txt"]);
            using var reader = new StreamReader(content);
            return item.With(await reader.ReadToEndAsync(ctx.CancellationToken));
        });
}

/// <summary>Attachments of workflows that are kept in S3-compatible storage.</summary>
public sealed class S3AttachmentTests : IAsyncDisposable
{
    private readonly S3Server server = S3Server.Start();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("codemation-tests-");
    private readonly WorkflowHost host;

    public S3AttachmentTests()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test-key");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test-secret");
        host = WorkflowHost.Create(app =>
        {
            app.AddWorkflows();
            app.AddS3Storage();
            app.Database = $"sqlite:///{folder.FullName}/runs.db";
            app.Binary = server.Address;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_one_step_attaches_a_later_one_reads()
    {
        var result = await host.RunAsync<Letters>(["a", "b"]);

        Assert.Equal(["a", "b"], result.EnsureCompleted().Outputs);
        Assert.Equal(2, server.Objects.Count);
    }

    [Fact]
    public async Task Known_content_is_not_sent_again()
    {
        (await host.RunAsync<Letters>(["same"])).EnsureCompleted();
        (await host.RunAsync<Letters>(["same"])).EnsureCompleted();

        Assert.Single(server.Requests, request => request.StartsWith("PUT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Attaching_incomplete_content_again_mends_it()
    {
        (await host.RunAsync<Letters>(["kept for now"])).EnsureCompleted();
        var key = Assert.Single(server.Objects).Key;
        server.Objects[key] = server.Objects[key][..3];

        var mended = await host.RunAsync<Letters>(["kept for now"]);

        Assert.Equal(["kept for now"], mended.EnsureCompleted().Outputs);
    }

    [Theory]
    [InlineData("s3://")]
    [InlineData("s3://key:secret@bucket")]
    [InlineData("s3://bucket?endpoint=nowhere")]
    [InlineData("s3://bucket?endpont=http://localhost")]
    public void An_address_that_is_not_understood_is_refused_at_once(string address)
    {
        var refused = Assert.Throws<FormatException>(() => WorkflowHost.Create(app => app.AddS3Storage().Binary = address));

        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }
}
