using Codemation.Hosting.Documents;
using Codemation.Hosting.Http.Api.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Codemation.Hosting.Http.Api.Workflows;

/// <summary>Reads workflows.</summary>
internal static class WorkflowRoutes
{
    public static void MapWorkflows(this IEndpointRouteBuilder api)
    {
        api.MapGet("", List).WithName("listWorkflows").WithSummary("The workflows.");
        api.MapGet("/{id}", Show).WithName("getWorkflow").WithSummary("A workflow with its steps.").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/{id}/schema", Schema).WithName("getSchemas")
            .WithSummary("The JSON Schemas of a workflow's input, output, configuration and signals.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/{id}/runs", RunStarting.AnswerAsync).WithName("startRun")
            .WithSummary("Starts a run. With ?wait=30s the answer is its outcome, if it ends by then.")
            .Accepts<RunRequest>("application/json")
            .Produces<OutcomeDocument>().Produces<StartedRun>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapPost("/{id}/signal/{name}", Signalling.ToWorkflowAsync).WithName("signalWorkflow")
            .WithSummary("Hands a signal to whichever run waits for it at the step of this name; kept where none does yet.")
            .Accepts<SignalRequest>("application/json")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static Ok<WorkflowsDocument> List(WorkflowHost host)
        => TypedResults.Ok(new WorkflowsDocument([.. host.Catalog.All.Select(WorkflowSummary.Of)]));

    private static Results<Ok<WorkflowDocument>, ProblemHttpResult> Show(string id, WorkflowHost host)
        => host.Catalog.Find(id) is { } entry ? TypedResults.Ok(WorkflowDocument.Of(entry)) : Lookups.NoWorkflow(host, id);

    private static Results<Ok<SchemasDocument>, ProblemHttpResult> Schema(string id, WorkflowHost host)
        => host.Catalog.Find(id) is { } entry ? TypedResults.Ok(SchemasDocument.Of(entry.Plan)) : Lookups.NoWorkflow(host, id);
}
