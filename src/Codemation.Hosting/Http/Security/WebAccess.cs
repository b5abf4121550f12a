using Codemation.Hosting.Commands;
using Codemation.Hosting.Configuration;

namespace Codemation.Hosting.Http.Security;

/// <summary>Who can come to the server at all.</summary>
internal static class WebAccess
{
    /// <summary>Refuses to be open to a network without a key.</summary>
    public static void EnsureSafe(WebSettings web)
    {
        if (web.ApiKey is null && web.EffectiveUrls.FirstOrDefault(static url => !WebAddresses.IsLoopback(url)) is { } open)
        {
            throw new UsageException(
                $"{open} can be reached from other machines, and there is no API key. Set CODEMATION_API_KEY (make one with: openssl rand -base64 32), or listen on {WebSettings.DefaultUrls} only.");
        }
    }
}
