using Codemation.Hosting.Outcomes;
using Codemation.Runtime.Engine.Execution;
using Microsoft.AspNetCore.Http;

namespace Codemation.Hosting.Http.Api.Runs;

/// <summary>Answers with how a run ended.</summary>
internal sealed class OutcomeResult(string workflowId, RunOutcome outcome) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        await new OutcomeWriter(httpContext.Response.BodyWriter, workflowId, outcome).WriteWholeAsync(httpContext.RequestAborted);
    }
}
