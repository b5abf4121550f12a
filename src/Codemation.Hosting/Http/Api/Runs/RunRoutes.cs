using Codemation.Hosting.Documents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Codemation.Hosting.Http.Api.Runs;

/// <summary>Starts runs, reads them and acts on them.</summary>
internal static class RunRoutes
{
    public static void MapRuns(this IEndpointRouteBuilder api)
    {
        api.MapGet("", RunListing.AnswerAsync).WithName("listRuns").WithSummary("Runs, newest first.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapGet("/{id}", ShowAsync).WithName("getRun").WithSummary("A run with what its steps came to.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/{id}/steps", StepsAsync).WithName("getSteps").WithSummary("What the steps of a run came to.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/{id}/binary/{sha256}", AttachmentDownload.AnswerAsync).WithName("getAttachment")
            .WithSummary("The content of an attachment that an item of the run carries, or a range of it.")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .Produces(StatusCodes.Status206PartialContent, contentType: "application/octet-stream")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status416RangeNotSatisfiable);
        api.MapGet("/{id}/steps/{step}/items", StepItems.AnswerAsync).WithName("getItems")
            .WithSummary("The items that a step gave; those of the step $trigger are the input of the run.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/{id}/cancel", RunControl.CancelAsync).WithName("cancelRun")
            .WithSummary("Cancels a run and its sub-workflows; 202 while a step is still to notice.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPost("/{id}/rerun", Rerunning.AnswerAsync).WithName("rerunRun")
            .WithSummary("Repeats a run on today's code, from a step on if one is named. With ?wait=30s the answer is its outcome, if it ends by then.")
            .Accepts<RerunRequest>(isOptional: true, "application/json")
            .Produces<OutcomeDocument>().Produces<StartedRun>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapPost("/{id}/signal/{name}", Signalling.ToRunAsync).WithName("signalRun")
            .WithSummary("Hands a signal to a run that waits for it at the step of this name.")
            .Accepts<SignalRequest>("application/json")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<Ok<RunDocument>, ProblemHttpResult>> ShowAsync(string id, StoredRuns runs, CancellationToken cancellationToken)
    {
        var store = await runs.StoreAsync(cancellationToken);
        return await store.FindAsync(id, cancellationToken) is { } row
            ? TypedResults.Ok(RunDocument.Of(row, await store.LoadProgressAsync(id, cancellationToken)))
            : Lookups.NoRun(id);
    }

    private static async Task<Results<Ok<StepsDocument>, ProblemHttpResult>> StepsAsync(string id, StoredRuns runs, CancellationToken cancellationToken)
    {
        var store = await runs.StoreAsync(cancellationToken);
        return await store.FindAsync(id, cancellationToken) is null
            ? Lookups.NoRun(id)
            : TypedResults.Ok(new StepsDocument([.. (await store.LoadProgressAsync(id, cancellationToken)).Activations.Select(ActivationDocument.Of)]));
    }
}
