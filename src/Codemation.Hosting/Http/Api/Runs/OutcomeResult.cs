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
        var body = httpContext.Response.BodyWriter;
        await new OutcomeWriter(body, FlushAsync, workflowId, outcome).WriteWholeAsync(httpContext.RequestAborted);

        async ValueTask FlushAsync(CancellationToken cancellationToken) => await body.FlushAsync(cancellationToken);
    }
}
