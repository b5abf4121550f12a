using System.Net;

namespace Codemation.Hosting.Configuration;

/// <summary>The addresses that the HTTP API is served at.</summary>
internal static class WebAddresses
{
    public static IReadOnlyList<string> Read(SettingValue value)
    {
        foreach (var url in value.List)
        {
            if (!IsAddress(url))
            {
                throw value.Wrong($"takes addresses such as {WebSettings.DefaultUrls} or http://0.0.0.0:80, with semicolons between them, not \"{url}\"");
            }
        }

        return value.List.Count > 0 ? value.List : throw value.Wrong($"takes at least one address, such as {WebSettings.DefaultUrls}");
    }

    public static string ReadBasePath(SettingValue value)
    {
        var path = value.Text.TrimEnd('/');
        return path.Length == 0 || (path[0] == '/' && path.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-' or '_' or '.'))
            ? path
            : throw value.Wrong($"takes a path such as /automation, not \"{value.Text}\"");
    }

    /// <summary>The name or number of the machine in an address.</summary>
    public static string HostOf(string url) => new Uri(Concrete(url)).Host;

    /// <summary>Whether only programs of this machine can reach an address.</summary>
    public static bool IsLoopback(string url)
        => Uri.TryCreate(Concrete(url), UriKind.Absolute, out var uri) &&
            (string.Equals(uri.Host, "localhost", StringComparison.OrdinalIgnoreCase) ||
             (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));

    private static bool IsAddress(string url)
        => Uri.TryCreate(Concrete(url), UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && uri.Host.Length > 0 && uri.AbsolutePath is "/";

    // "Any address" in the two ways that the server knows beside 0.0.0.0 and [::].
    private static string Concrete(string url) => url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
}
