using Codemation.Hosting.Documents;
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
    }

    private static Ok<WorkflowsDocument> List(WorkflowHost host)
        => TypedResults.Ok(new WorkflowsDocument([.. host.Catalog.All.Select(WorkflowSummary.Of)]));

    private static Results<Ok<WorkflowDocument>, ProblemHttpResult> Show(string id, WorkflowHost host)
        => host.Catalog.Find(id) is { } entry ? TypedResults.Ok(WorkflowDocument.Of(entry)) : Lookups.NoWorkflow(host, id);

    private static Results<Ok<SchemasDocument>, ProblemHttpResult> Schema(string id, WorkflowHost host)
        => host.Catalog.Find(id) is { } entry ? TypedResults.Ok(SchemasDocument.Of(entry.Plan)) : Lookups.NoWorkflow(host, id);
}
