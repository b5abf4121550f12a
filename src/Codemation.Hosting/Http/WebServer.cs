using Codemation.Hosting.Configuration;
using Codemation.Hosting.Documents;
using Codemation.Hosting.Http.Api;
using Codemation.Hosting.Http.Problems;
using Codemation.Hosting.Http.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Codemation.Hosting.Http;

/// <summary>Puts the web process together.</summary>
internal static class WebServer
{
    // Beyond the grace period of runs, for requests that are being answered.
    private static readonly TimeSpan StopsAfterRuns = TimeSpan.FromSeconds(10);

    /// <summary>Creates the server; nothing listens until it is started.</summary>
    /// <param name="web">How it is served.</param>
    /// <param name="configure">Puts the workflow host together.</param>
    /// <param name="logging">Says where logs go.</param>
    public static WebApplication Create(WebSettings web, Action<CodemationBuilder> configure, Action<ILoggingBuilder> logging)
    {
        WebAccess.EnsureSafe(web);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        logging(builder.Logging);
        builder.WebHost.UseKestrelCore().UseUrls([.. web.EffectiveUrls]);
        builder.WebHost.ConfigureKestrel(kestrel => Limit(kestrel, web));
        builder.Services.AddCodemation(app =>
        {
            configure(app);
            builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = app.GracePeriod + StopsAfterRuns);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddApiProblems();
        builder.Services.AddApiSecurity(web);
        builder.Services.AddApi();
        builder.Services.ConfigureHttpJsonOptions(static json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, DocumentJson.Default));

        var server = builder.Build();
        server.UseMiddleware<ResponseHeaders>();
        server.UseExceptionHandler();
        server.UseStatusCodePages();
        if (web.BasePath is { Length: > 0 } basePath)
        {
            server.UseMiddleware<BasePath>(new PathString(basePath));
        }

        server.UseApiSecurity(web);
        server.UseRouting();
        server.UseAuthentication();
        server.UseAuthorization();
        server.MapApi();
        return server;
    }

    private static void Limit(KestrelServerOptions kestrel, WebSettings web)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = web.MaxRequestBytes ?? WebSettings.DefaultMaxRequestBytes;
        kestrel.Limits.MaxConcurrentConnections = 10_000;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
    }
}
