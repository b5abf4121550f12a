using System.Net.Http.Headers;
using System.Text;
using Codemation.Architecture.Tests;
using Codemation.Hosting.Commands;
using Codemation.Hosting.Configuration;
using Codemation.Hosting.Http.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Codemation.Hosting.Tests.Http;

public sealed class AccessTests
{
    private const string Key = "correct-horse-battery-staple";

    [Fact]
    public async Task Who_may_do_what_is_what_the_table_says()
    {
        await using var app = await WebApp.StartAsync();
        var mapped = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => Methods(endpoint).Select(method => $"{method} {Pattern(endpoint)}: {WhoMay(endpoint)}"));

        Assert.Equal(Table().Order(StringComparer.Ordinal), mapped.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer wrong-horse-battery-staple")]
    [InlineData("Bearer ")]
    [InlineData("Basic " + Key)]
    [InlineData(Key)]
    public async Task Without_the_key_nothing_is_told_but_health(string? authorization)
    {
        await using var app = await WebApp.StartAsync(web => web.ApiKey = Key);

        foreach (var row in Table())
        {
            var (method, path, who) = Row(row);
            var answer = await app.SendAsync(new HttpMethod(method), path, null, request => Authorize(request, authorization));
            Assert.True(who == "anyone" ? answer.Code == 200 : answer.Code == 401, $"{row} answered {answer.Code}");
            Assert.True(who == "anyone" || answer.Headers.WwwAuthenticate.ToString() == "Bearer", row);
        }
    }

    [Fact]
    public async Task With_the_key_everything_is_reached()
    {
        await using var app = await WebApp.StartAsync(web => web.ApiKey = Key);

        var answer = await app.GetAsync("/api/v1/runs", request => Authorize(request, $"Bearer {Key}"));

        Assert.Equal(200, answer.Code);
    }

    [Theory]
    [InlineData("/api/v1/runs/")]
    [InlineData("/API/V1/RUNS")]
    [InlineData("/api/v1/runs.svg")]
    [InlineData("/api/v1/runs/x.svg")]
    [InlineData("//api/v1/runs")]
    [InlineData("/api//v1/runs")]
    [InlineData("/api%2fv1%2fruns")]
    [InlineData("/api/v1/runs;.css")]
    [InlineData("/health/../api/v1/runs")]
    [InlineData("/health/live/../../api/v1/runs")]
    [InlineData("/api/v1/runs?key=" + Key)]
    [InlineData("/api/v1/runs%00")]
    public async Task The_shape_of_a_path_changes_nothing(string path)
    {
        await using var app = await WebApp.StartAsync(web => web.ApiKey = Key);

        var code = await RawAsync(app, $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.Contains(code, new[] { 400, 401, 404 });
    }

    [Theory]
    [InlineData("http://0.0.0.0:80")]
    [InlineData("http://*:80")]
    [InlineData("http://+:80")]
    [InlineData("http://[::]:80")]
    [InlineData("http://192.168.1.1:80")]
    [InlineData("http://example.com")]
    [InlineData("http://localhost.example.com")]
    public void An_address_that_others_reach_is_refused_without_a_key(string url)
    {
        var error = Assert.Throws<UsageException>(() => WebAccess.EnsureSafe(new WebSettings { Urls = ["http://localhost:1", url] }));

        Assert.StartsWith($"{url} can be reached from other machines, and there is no API key.", error.Message, StringComparison.Ordinal);
        WebAccess.EnsureSafe(new WebSettings { Urls = [url], ApiKey = Key });
    }

    [Theory]
    [InlineData("http://localhost:80")]
    [InlineData("http://127.0.0.1:80")]
    [InlineData("http://127.1.2.3:80")]
    [InlineData("http://[::1]:80")]
    public void Loopback_needs_no_key(string url) => WebAccess.EnsureSafe(new WebSettings { Urls = [url] });

    [Theory]
    [InlineData("evil.example", 400)]
    [InlineData("localhost.evil.example", 400)]
    [InlineData("127.0.0.1.evil.example", 400)]
    [InlineData("", 400)]
    [InlineData("localhost", 200)]
    [InlineData("127.0.0.1:1234", 200)]
    [InlineData("[::1]:1234", 200)]
    public async Task On_loopback_other_names_are_not_answered_to(string host, int expected)
    {
        await using var app = await WebApp.StartAsync();

        Assert.Equal(expected, await RawAsync(app, $"GET /api/v1/runs HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
    }

    [Fact]
    public async Task A_key_makes_any_name_good()
    {
        await using var app = await WebApp.StartAsync(web => web.ApiKey = Key);

        Assert.Equal(200, await RawAsync(app, $"GET /api/v1/runs HTTP/1.1\r\nHost: automation.example\r\nAuthorization: bearer {Key}\r\nConnection: close\r\n\r\n"));
    }

    [Fact]
    public async Task Every_answer_has_the_headers_that_keep_browsers_from_guessing()
    {
        await using var app = await WebApp.StartAsync();

        foreach (var path in new[] { "/", "/health/live", "/api/v1/runs", "/api/v1/runs/x", "/nope", "/openapi/v1.json", "/api/v1/runs?x=1" })
        {
            var answer = await app.GetAsync(path);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("default-src 'none'; frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.Empty(answer.Headers.Server);
        }
    }

    [Fact]
    public async Task Everything_is_below_the_base_path_and_nothing_beside_it()
    {
        await using var app = await WebApp.StartAsync(web => web.BasePath = "/automation");

        Assert.Equal("/automation/api/v1/runs", (await app.GetAsync("/automation"))["runsUrl"]);
        Assert.Equal(200, (await app.GetAsync("/automation/api/v1/runs")).Code);
        Assert.Equal(404, (await app.GetAsync("/api/v1/runs")).Code);
        Assert.Equal(404, (await app.GetAsync("/automations/api/v1/runs")).Code);
    }

    /// <summary>The rows of the table in the documentation.</summary>
    private static string[] Table() =>
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "docs", "http-api.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(cells => cells.Length == 3 && cells[0].Contains(' ', StringComparison.Ordinal))
            .Select(cells => $"{cells[0].Trim('`')}: {cells[1]}"),
    ];

    private static (string Method, string Path, string Who) Row(string row)
    {
        var parts = row.Split([' ', ':'], 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (parts[0], parts[1].Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal).Replace("documentName", "v1", StringComparison.Ordinal), parts[2]);
    }

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"];

    private static string Pattern(RouteEndpoint endpoint)
        => $"/{string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            _ => throw new InvalidOperationException(part.ToString()),
        }))))}";

    private static string WhoMay(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null ? "key" : "anyone";

    private static void Authorize(HttpRequestMessage request, string? header)
    {
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", header);
        }
    }

    /// <summary>Sends exactly this, and gives the status of the answer.</summary>
    private static async Task<int> RawAsync(WebApp app, string request)
    {
        using var connection = new System.Net.Sockets.TcpClient();
        await connection.ConnectAsync(app.Client.BaseAddress!.Host, app.Client.BaseAddress.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        var line = await reader.ReadLineAsync();
        return int.Parse(line!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
