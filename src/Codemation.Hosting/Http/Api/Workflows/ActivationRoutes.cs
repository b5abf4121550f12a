using Codemation.Hosting.Documents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Codemation.Hosting.Http.Api.Workflows;

/// <summary>Says which workflows runs are started of.</summary>
internal static class ActivationRoutes
{
    public static void MapActivation(this IEndpointRouteBuilder api)
    {
        api.MapPost("/{id}/activate", ActivateAsync).WithName("activateWorkflow").WithSummary("Lets runs of a workflow be started.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/{id}/deactivate", DeactivateAsync).WithName("deactivateWorkflow")
            .WithSummary("Has no more runs of a workflow started, by schedules or by anybody. Runs that were started go on.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Task<Results<Ok<ActivationStateDocument>, ProblemHttpResult>> ActivateAsync(string id, WorkflowHost host, CancellationToken cancellationToken)
        => SetAsync(id, active: true, host, cancellationToken);

    private static Task<Results<Ok<ActivationStateDocument>, ProblemHttpResult>> DeactivateAsync(string id, WorkflowHost host, CancellationToken cancellationToken)
        => SetAsync(id, active: false, host, cancellationToken);

    private static async Task<Results<Ok<ActivationStateDocument>, ProblemHttpResult>> SetAsync(
        string id, bool active, WorkflowHost host, CancellationToken cancellationToken)
    {
        if (host.Catalog.Find(id) is not { } entry)
        {
            return Lookups.NoWorkflow(host, id);
        }

        await (await host.OpenSchedulesAsync(cancellationToken)).SetActiveAsync(entry, active, cancellationToken);
        return TypedResults.Ok(new ActivationStateDocument(entry.Id, active));
    }
}
