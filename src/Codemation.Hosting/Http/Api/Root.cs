using Codemation.Hosting.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Codemation.Hosting.Http.Api;

/// <summary>What is there, for whoever opens the address.</summary>
internal static class Root
{
    public static Ok<RootDocument> Answer(WorkflowHost host, HttpRequest request)
    {
        var below = request.PathBase.Value;
        return TypedResults.Ok(new RootDocument(
            "Codemation",
            [.. host.Catalog.All.Select(static workflow => workflow.Id)],
            $"{below}/api/v1/workflows",
            $"{below}/api/v1/runs",
            $"{below}/openapi/v1.json",
            $"{below}/health/ready"));
    }
}
