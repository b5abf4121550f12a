using Codemation.Hosting.Documents;
using Codemation.Hosting.Http.Problems;
using Codemation.Runtime.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Codemation.Hosting.Http.Api.Runs;

/// <summary>Acts on a run.</summary>
internal static class RunControl
{
    /// <summary>Cancels: at once what waits, and as soon as its step notices what is being executed.</summary>
    public static async Task<Results<Ok<RunDocument>, Accepted<RunDocument>, ProblemHttpResult>> CancelAsync(
        string id, HttpRequest request, StoredRuns stored, CancellationToken cancellationToken)
    {
        var runs = await stored.OpenAsync(cancellationToken);
        var outcome = await runs.CancelAsync(id, cancellationToken);
        if (await runs.Store.FindAsync(id, cancellationToken) is not { } row)
        {
            return Lookups.NoRun(id);
        }

        return outcome switch
        {
            CancelOutcome.Requested => TypedResults.Accepted($"{request.PathBase}/api/v1/runs/{id}", RunDocument.Of(row)),
            CancelOutcome.HadEnded when row.Status != RunStatus.Cancelled
                => Problem.Of(StatusCodes.Status409Conflict, $"Run \"{id}\" has {StatusNames.Of(row.Status)} already."),
            _ => TypedResults.Ok(RunDocument.Of(row)),
        };
    }
}
