using Microsoft.AspNetCore.Http;

namespace Codemation.Hosting.Http;

/// <summary>Takes the path off that everything is served below; what is not below it is not found.</summary>
internal sealed class BasePath(RequestDelegate next, PathString path)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments(path, StringComparison.Ordinal, out var rest))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        request.PathBase = request.PathBase.Add(path);
        request.Path = rest.HasValue ? rest : "/";
        await next(context);
    }
}
