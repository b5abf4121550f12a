using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Codemation.Hosting.Http.Api;

/// <summary>What the description of the API says beside its endpoints.</summary>
internal static class ApiDescription
{
    private const string Key = "key";

    public static Task Complete(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Codemation",
            Version = "v1",
            Description = "Starts runs of workflows, reads them and acts on them. Errors are problems (RFC 9457).",
        };
        document.Servers = null;
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "Needed where the server has an API key." },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, document)] = [] }];
        return Task.CompletedTask;
    }
}
