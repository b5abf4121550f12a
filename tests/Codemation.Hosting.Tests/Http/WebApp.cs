using System.Net.Http.Headers;
using Codemation.Generated;
using Codemation.Hosting.Configuration;
using Codemation.Hosting.Http;
using Codemation.Runtime.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Codemation.Hosting.Tests.Http;

/// <summary>The web process in this one: the real server on a port of loopback, and a client for it.</summary>
internal sealed class WebApp : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly WebApplication server;

    private WebApp(DirectoryInfo folder, WebApplication server)
    {
        this.folder = folder;
        this.server = server;
        Client = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => server.Services;

    public WorkflowHost Host => server.Services.GetRequiredService<WorkflowHost>();

    /// <summary>Starts a server that keeps its runs in a file that goes with it.</summary>
    /// <param name="web">How it is served, beside its address.</param>
    /// <param name="configure">Puts the host together, beside its workflows and its database.</param>
    public static async Task<WebApp> StartAsync(Action<WebSettings>? web = null, Action<CodemationBuilder>? configure = null)
    {
        var own = Directory.CreateTempSubdirectory("codemation-tests-");
        var settings = new WebSettings { Urls = ["http://127.0.0.1:0"] };
        web?.Invoke(settings);
        var starting = WebServer.Create(
            settings,
            app =>
            {
                app.AddModule(new Codemation_Hosting_TestsModule());
                app.Database = $"sqlite:///{Path.Combine(own.FullName, "runs.db")}";
                app.GracePeriod = TimeSpan.Zero;
                configure?.Invoke(app);
            },
            static logging => logging.SetMinimumLevel(LogLevel.None));
        await starting.StartAsync();
        return new WebApp(own, starting);
    }

    public async Task<Answer> GetAsync(string path, Action<HttpRequestMessage>? prepare = null) => await SendAsync(HttpMethod.Get, path, null, prepare);

    public async Task<Answer> PostAsync(string path, string json, Action<HttpRequestMessage>? prepare = null)
    {
        using var content = new StringContent(json, new MediaTypeHeaderValue("application/json"));
        return await SendAsync(HttpMethod.Post, path, content, prepare);
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, Action<HttpRequestMessage>? prepare = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        prepare?.Invoke(request);
        using var response = await Client.SendAsync(request);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>Runs a workflow to its end, beside the server.</summary>
    public async Task<RunRow> RunAsync(string workflow, string input)
    {
        var entry = Host.Catalog.Find(workflow)!;
        using var text = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(input));
        var runs = await Host.OpenAsync(CancellationToken.None);
        var outcome = await runs.RunAsync(entry, await entry.ReadInputAsync(text, Host.Limits, CancellationToken.None), new RunOptions(), CancellationToken.None);
        return (await runs.Store.FindAsync(outcome.RunId, CancellationToken.None))!;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server.StopAsync();
        await server.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
