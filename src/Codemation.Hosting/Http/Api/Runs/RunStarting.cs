using Codemation.Hosting.Documents;
using Codemation.Hosting.Http.Problems;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Faults;
using Microsoft.AspNetCore.Http;

namespace Codemation.Hosting.Http.Api.Runs;

/// <summary>Starts a run. The answer comes once it is stored, or, where the caller waits, once it has ended.</summary>
internal static class RunStarting
{
    private const string Path = "/api/v1/runs/";

    public static async Task<IResult> AnswerAsync(
        string id, HttpRequest request, WorkflowHost host, RunWaiting waiting, CancellationToken cancellationToken)
    {
        if (host.Catalog.Find(id) is not { } entry)
        {
            return Lookups.NoWorkflow(host, id);
        }

        if (!RunParameters.TryRead(request, out var parameters, out var problem))
        {
            return problem;
        }

        var read = await RunRequestReader.ReadAsync(request, entry, host.Limits, parameters.BodyIs, cancellationToken);
        var (runId, outcome) = await StartAsync(host, entry, read, parameters.IdempotencyKey, cancellationToken);
        Fault.Hit(FaultPoint.HttpStartAnswering);
        var ended = parameters.Wait is { } wait ? await waiting.EndAsync(entry, runId, outcome, wait, cancellationToken) : null;
        return ended is null ? Accepted(request, runId, id) : new OutcomeResult(id, ended);
    }

    /// <summary>Says where the run is to be looked for.</summary>
    public static IResult Accepted(HttpRequest request, string runId, string workflowId)
    {
        var url = $"{request.PathBase}{Path}{runId}";
        return TypedResults.Accepted(url, new StartedRun(runId, workflowId, url));
    }

    private static async ValueTask<(string RunId, Task<RunOutcome>? Outcome)> StartAsync(
        WorkflowHost host, WorkflowEntry entry, RunRequestContent content, string? key, CancellationToken cancellationToken)
    {
        try
        {
            return await host.StartRunAsync(entry, content.Items, content.Options with { IdempotencyKey = key }, cancellationToken);
        }
        catch (InputException invalid)
        {
            throw new InputException([.. invalid.Errors.Select(content.Place)], invalid);
        }
    }
}
