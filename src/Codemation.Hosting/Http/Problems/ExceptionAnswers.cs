using System.Data.Common;
using System.Diagnostics;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Scheduling.Schedules;
using Codemation.Runtime.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Codemation.Hosting.Http.Problems;

/// <summary>Answers requests that ended with an exception. What callers can't help is logged, and not told.</summary>
internal sealed partial class ExceptionAnswers(IHostApplicationLifetime lifetime, ILogger<ExceptionAnswers> logger) : IExceptionHandler
{
    private const string RetryAfterSeconds = "5";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var answer = exception switch
        {
            InputException invalid => Problem.Invalid(invalid.Errors),
            RunRefusedException refused => Problem.Of(StatusCodes.Status409Conflict, refused.Message),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problem.Of(
                StatusCodes.Status413PayloadTooLarge, "The body is larger than this server takes (setting MaxRequestBytes)."),
            BadHttpRequestException bad => Problem.Of(bad.StatusCode, bad.Message),
            ScheduleFailedException failed => Problem.Of(StatusCodes.Status500InternalServerError, failed.Message),
            WorkflowInactiveException inactive => Problem.Of(StatusCodes.Status409Conflict, inactive.Message),
            _ => null,
        };
        if (answer is null && (exception is StoreUnavailableException or DbException or TimeoutException || lifetime.ApplicationStopping.IsCancellationRequested))
        {
            httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
            LogUnavailable(logger, httpContext.Request.Method, httpContext.Request.Path, TraceId(httpContext), exception);
            answer = Problem.Of(StatusCodes.Status503ServiceUnavailable, "Runs can't be stored or read right now. Try again.");
        }

        if (answer is null)
        {
            LogBroken(logger, httpContext.Request.Method, httpContext.Request.Path, TraceId(httpContext), exception);
            answer = Problem.Of(StatusCodes.Status500InternalServerError, "The request broke off here; the log of the server says why, under the trace id.");
        }

        await answer.ExecuteAsync(httpContext);
        return true;
    }

    // What the problem names as well.
    private static string TraceId(HttpContext context) => Activity.Current?.Id ?? context.TraceIdentifier;

    [LoggerMessage(1, LogLevel.Warning, "{Method} {Path} ({TraceId}): the store is not available.")]
    private static partial void LogUnavailable(ILogger logger, string method, PathString path, string traceId, Exception error);

    [LoggerMessage(2, LogLevel.Error, "{Method} {Path} ({TraceId}) broke off.")]
    private static partial void LogBroken(ILogger logger, string method, PathString path, string traceId, Exception error);
}
