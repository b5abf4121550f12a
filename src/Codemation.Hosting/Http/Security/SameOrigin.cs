using Codemation.Hosting.Http.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Codemation.Hosting.Http.Security;

/// <summary>Refuses what pages of other origins have a browser send: it could change something in the name of who sits there.</summary>
internal sealed class SameOrigin(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            await next(context);
        }
        else if (IsForeign(request))
        {
            await Problem.Of(StatusCodes.Status403Forbidden, "The request comes from a page of another origin.").ExecuteAsync(context);
        }
        else if (!IsJsonOrEmpty(request))
        {
            await Problem.Of(StatusCodes.Status415UnsupportedMediaType, "Send JSON, with Content-Type: application/json.").ExecuteAsync(context);
        }
        else
        {
            await next(context);
        }
    }

    private static bool IsForeign(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none"))
        {
            return true;
        }

        // Not the scheme: behind a proxy that ends TLS it is another one.
        return request.Headers.Origin is { Count: > 0 } origins &&
            !(origins is [{ } origin] && Uri.TryCreate(origin, UriKind.Absolute, out var uri) &&
              string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsJsonOrEmpty(HttpRequest request)
        => request.ContentType is { } type
            ? MediaTypeHeaderValue.TryParse(type, out var media) && media.MatchesMediaType("application/json")
            : request.ContentLength is null or 0 && request.Headers.TransferEncoding.Count == 0;
}
