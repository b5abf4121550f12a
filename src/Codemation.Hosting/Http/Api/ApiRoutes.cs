using Codemation.Hosting.Http.Api.Health;
using Codemation.Hosting.Http.Api.Runs;
using Codemation.Hosting.Http.Api.Schedules;
using Codemation.Hosting.Http.Api.Workflows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Codemation.Hosting.Http.Api;

/// <summary>Everything that is answered. docs/http-api.md has a table of it.</summary>
internal static class ApiRoutes
{
    private const string Document = "v1";

    public static void AddApi(this IServiceCollection services)
    {
        services.AddSingleton<StoredRuns>();
        services.AddSingleton<RunWaiting>();
        services.AddOpenApi(Document, static options =>
        {
            options.OpenApiVersion = Microsoft.OpenApi.OpenApiSpecVersion.OpenApi3_1;
            options.AddDocumentTransformer(ApiDescription.Complete);
        });
    }

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        api.MapGroup("/workflows").WithTags("workflows").MapWorkflows();
        api.MapGroup("/workflows").WithTags("workflows").MapActivation();
        api.MapGroup("/runs").WithTags("runs").MapRuns();
        api.MapGroup("/schedules").WithTags("schedules").MapSchedules();
        routes.MapGroup("/health").WithTags("health").AllowAnonymous().MapHealth();
        routes.MapGet("/", Root.Answer).ExcludeFromDescription();
        routes.MapOpenApi("/openapi/{documentName}.json");
    }
}
