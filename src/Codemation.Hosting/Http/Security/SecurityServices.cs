using Codemation.Hosting.Configuration;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Codemation.Hosting.Http.Security;

/// <summary>Who may do what: nobody anything, unless it is said here or at the endpoint.</summary>
internal static class SecurityServices
{
    // A web page can have a browser on this machine ask for its own name, which it then points here.
    private static readonly string[] LoopbackNames = ["localhost", "127.0.0.1", "[::1]"];

    public static void AddApiSecurity(this IServiceCollection services, WebSettings web)
    {
        // The larger AddAuthentication would write keys for cookies, which nothing here uses, into the user's folder.
        services.AddAuthenticationCore(static options => options.DefaultScheme = ApiKeyHandler.SchemeName);
        services.AddWebEncoders();
        new AuthenticationBuilder(services).AddScheme<ApiKeyOptions, ApiKeyHandler>(
            ApiKeyHandler.SchemeName, options => options.Key = web.ApiKey);
        services.AddAuthorization(static options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddHostFiltering(options =>
        {
            options.AllowedHosts = [.. LoopbackNames, .. web.EffectiveUrls.Select(WebAddresses.HostOf)];
            options.AllowEmptyHosts = false;
            options.IncludeFailureMessage = false;
        });
    }

    public static void UseApiSecurity(this WebApplication server, WebSettings web)
    {
        if (web.ApiKey is null)
        {
            server.UseHostFiltering();
        }

        server.UseMiddleware<SameOrigin>();
    }
}
