using System.Runtime.InteropServices;
using Codemation.Hosting.Documents;
using Codemation.Hosting.Http.Problems;
using Codemation.Runtime.Runs;
using Codemation.Runtime.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Codemation.Hosting.Http.Api.Runs;

/// <summary>Hands in signals, to one run or to whichever of a workflow waits for them.</summary>
internal static class Signalling
{
    // How the engine calls the signal in the paths of its errors.
    private const string PayloadRoot = "signal";

    public static async Task<Results<Accepted<SignalDocument>, ProblemHttpResult>> ToRunAsync(
        string id, string name, HttpRequest request, WorkflowHost host, StoredRuns stored, CancellationToken cancellationToken)
    {
        var runs = await stored.OpenAsync(cancellationToken);
        if (await runs.Store.FindAsync(id, cancellationToken) is not { } row)
        {
            return Lookups.NoRun(id);
        }

        if (row.HasEnded)
        {
            return Problem.Of(StatusCodes.Status409Conflict, $"Run \"{id}\" has {StatusNames.Of(row.Status)} already.");
        }

        return await HandInAsync(row.WorkflowId, name, request, host, runs, row, cancellationToken);
    }

    public static async Task<Results<Accepted<SignalDocument>, ProblemHttpResult>> ToWorkflowAsync(
        string id, string name, HttpRequest request, WorkflowHost host, StoredRuns stored, CancellationToken cancellationToken)
        => host.Catalog.Find(id) is null
            ? Lookups.NoWorkflow(host, id)
            : await HandInAsync(id, name, request, host, await stored.OpenAsync(cancellationToken), row: null, cancellationToken);

    private static async Task<Results<Accepted<SignalDocument>, ProblemHttpResult>> HandInAsync(
        string workflowId, string step, HttpRequest request, WorkflowHost host, RunService runs, RunRow? row, CancellationToken cancellationToken)
    {
        if (host.Catalog.Find(workflowId)?.Plan is { } plan && plan.IndexOf(step) < 0)
        {
            return Lookups.NoStep(plan, step);
        }

        if (!IdempotencyKeys.TryRead(request, out var key, out var wrong))
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "The request can't be used.", [wrong]);
        }

        var signal = await RequestJson.ReadAsync(request, RequestJson.Default.SignalRequest, cancellationToken);
        var correlation = signal.Correlation ?? await OnlyWaitAsync(runs, row, step, cancellationToken);
        var options = new SignalOptions { RunId = row?.Id, IdempotencyKey = key };
        var payload = JsonMarshal.GetRawUtf8Value(signal.Payload).ToArray();
        try
        {
            var outcome = await runs.SignalAsync(workflowId, step, correlation, payload, options, cancellationToken);
            return TypedResults.Accepted((string?)null, new SignalDocument(StatusNames.Of(outcome)));
        }
        catch (InputException invalid)
        {
            throw new InputException([.. invalid.Errors.Select(static error => error with { Path = $"$.payload{error.Path[PayloadRoot.Length..]}" })], invalid);
        }
    }

    /// <summary>What the only item waits for that waits at a step.</summary>
    private static async ValueTask<string> OnlyWaitAsync(RunService runs, RunRow? row, string step, CancellationToken cancellationToken)
    {
        var waits = row is null
            ? []
            : (await runs.Store.LoadProgressAsync(row.Id, cancellationToken)).Waits
                .Where(wait => wait is { Kind: WaitKind.Signal, Signal: null, Correlation: not null } && string.Equals(wait.Step, step, StringComparison.Ordinal))
                .Select(static wait => wait.Correlation!)
                .Distinct(StringComparer.Ordinal)
                .Take(2)
                .ToArray();
        return waits is [var only] ? only : throw new InputException([new InputError("$.correlation", row is null
            ? "is missing; it says which item the signal is for"
            : $"is missing; it may be left out only when one item waits at step \"{step}\"{(waits.Length == 0 ? ", and none does" : "")}")]);
    }
}
