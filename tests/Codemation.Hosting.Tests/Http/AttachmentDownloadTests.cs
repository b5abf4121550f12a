using System.Net;
using System.Net.Http.Headers;

namespace Codemation.Hosting.Tests.Http;

public sealed record Upload(string Name, string Text);

[Workflow("files.attach")]
public sealed partial class AttachingFiles : Workflow<Upload, string>
{
    protected override Flow<string> Define(Start<Upload> start) => start
        .MapItemAsync("attach", async (item, ctx) => item.With(item.Json.Name).With(await ctx.Binary.AttachTextAsync(item.Json.Text, item.Json.Name)));
}

public sealed class AttachmentDownloadTests : IAsyncLifetime, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("codemation-tests-");
    private WebApp app = null!;

    public async Task InitializeAsync() => app = await WebApp.StartAsync(configure: host => host.Binary = folder.FullName);

    public async Task DisposeAsync() => await app.DisposeAsync();

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task An_attachment_is_given_as_a_file_to_save()
    {
        var path = await AttachAsync("<script>alert(1)</script>");

        using var answer = await app.Client.GetAsync($"{path}?name=grüße.html");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("<script>alert(1)</script>", await answer.Content.ReadAsStringAsync());
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment; filename*=utf-8''gr%C3%BC%C3%9Fe.html", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("bytes=0-3", "0123", "bytes 0-3/10")]
    [InlineData("bytes=7-", "789", "bytes 7-9/10")]
    [InlineData("bytes=-2", "89", "bytes 8-9/10")]
    [InlineData("bytes=8-100", "89", "bytes 8-9/10")]
    [InlineData("bytes=0-1,4-5", "0123456789", null)]
    [InlineData("lines=1-2", "0123456789", null)]
    public async Task A_range_is_given_where_one_is_asked_for(string range, string content, string? given)
    {
        var path = await AttachAsync("0123456789");
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Range", range);

        using var answer = await app.Client.SendAsync(request);

        Assert.Equal(given is null ? HttpStatusCode.OK : HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(content, await answer.Content.ReadAsStringAsync());
        Assert.Equal(given, answer.Content.Headers.ContentRange?.ToString());
    }

    [Fact]
    public async Task A_range_behind_the_end_is_refused()
    {
        var path = await AttachAsync("0123456789");

        var answer = await app.GetAsync(path, request => request.Headers.Range = new RangeHeaderValue(10, null));

        Assert.Equal((416, "The attachment has 10 bytes."), (answer.Code, answer["detail"]));
    }

    [Fact]
    public async Task Another_runs_attachment_is_not_there()
    {
        var theirs = await AttachAsync("theirs");
        var mine = await AttachAsync("mine");

        var answer = await app.GetAsync($"{mine[..mine.LastIndexOf('/')]}/{theirs[(theirs.LastIndexOf('/') + 1)..]}");

        Assert.Equal((404, "application/problem+json"), (answer.Code, answer.ContentType));
    }

    [Theory]
    [InlineData("..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("x%00y")]
    public async Task What_is_no_hash_leads_nowhere(string text)
    {
        var path = await AttachAsync("mine");

        var answer = await app.GetAsync($"{path[..path.LastIndexOf('/')]}/{text}");

        Assert.Contains(answer.Code, new[] { 400, 404 });
    }

    [Fact]
    public async Task Content_that_is_gone_is_said_so()
    {
        var path = await AttachAsync("gone");
        Directory.Delete(folder.FullName, recursive: true);
        folder.Create();

        var answer = await app.GetAsync(path);

        Assert.Equal(404, answer.Code);
        Assert.StartsWith("data-missing:", answer["detail"], StringComparison.Ordinal);
    }

    private async Task<string> AttachAsync(string text)
    {
        var run = await app.RunAsync("files.attach", $$"""{"name":"file","text":"{{text}}"}""");
        var items = await app.GetAsync($"/api/v1/runs/{run.Id}/steps/attach/items");
        var hash = items.Json.GetProperty("items")[0].GetProperty("binary").GetProperty("file").GetProperty("sha256").GetString();
        return $"/api/v1/runs/{run.Id}/binary/{hash}";
    }
}
