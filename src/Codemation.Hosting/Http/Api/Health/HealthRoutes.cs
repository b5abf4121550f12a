using Codemation.Hosting.Documents;
using Codemation.Runtime.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Codemation.Hosting.Http.Api.Health;

/// <summary>Says whether the process lives, and whether it can do its work. Open to all, and so says no more.</summary>
internal static partial class HealthRoutes
{
    // Longer than any healthy answer, shorter than those who ask are patient.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/live", static () => TypedResults.Ok(new HealthDocument("healthy")))
            .WithName("live").WithSummary("The process answers.");
        routes.MapGet("/ready", ReadyAsync).WithName("ready").WithSummary("Runs can be stored and read.")
            .Produces<HealthDocument>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<JsonHttpResult<HealthDocument>> ReadyAsync(
        WorkflowHost host,
        StoredRuns runs,
        TimeProvider time,
        IHostApplicationLifetime lifetime,
        ILogger<StoredRuns> logger,
        CancellationToken cancellationToken)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return Answer("stopping", StatusCodes.Status503ServiceUnavailable);
        }

        using var late = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            // Whatever the answer, it was the store's.
            await runs.FindAsync(TriggerBatch.Step, either.Token).AsTask().WaitAsync(either.Token);
            
            // Without Redis runs go on, and views read the database: no reason to send callers away.
            return Answer("healthy", StatusCodes.Status200OK, StatusNames.Of(host.Feed.Delivery));
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnready(logger, error);
            return Answer("unhealthy", StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static JsonHttpResult<HealthDocument> Answer(string status, int code, string? events = null)
        => TypedResults.Json(new HealthDocument(status, events), DocumentJson.Default.HealthDocument, statusCode: code);

    [LoggerMessage(1, LogLevel.Warning, "Not ready: the store does not answer.")]
    private static partial void LogUnready(ILogger logger, Exception error);
}
