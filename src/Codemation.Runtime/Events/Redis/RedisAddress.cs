using System.Globalization;
using StackExchange.Redis;

namespace Codemation.Runtime.Events.Redis;

/// <summary>What a Redis address such as <c>redis://:password@host:6379/0</c> says.</summary>
internal static class RedisAddress
{
    private const int DefaultPort = 6379;
    private const string Form = "Write redis://[user:password@]host[:port][/database], or rediss://… for TLS.";

    /// <summary>Reads an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="patience">How long connecting may take.</param>
    /// <exception cref="FormatException">The address can't be read. It is not repeated in the message: it may hold a password.</exception>
    public static ConfigurationOptions Parse(string address, TimeSpan patience)
    {
        if (!Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("redis" or "rediss") || uri.Host.Length == 0)
        {
            throw new FormatException($"The Redis address is not understood. {Form}");
        }

        var milliseconds = (int)patience.TotalMilliseconds;
        return new ConfigurationOptions
        {
            EndPoints = { { uri.IdnHost, uri.IsDefaultPort || uri.Port < 0 ? DefaultPort : uri.Port } },
            Password = PasswordOf(uri),
            DefaultDatabase = DatabaseOf(uri),
            Ssl = uri.Scheme == "rediss",
            AbortOnConnectFail = true,
            ConnectRetry = 1,
            ConnectTimeout = milliseconds,
            SyncTimeout = milliseconds,
            ClientName = "codemation",
        };
    }

    private static string? PasswordOf(Uri uri)
    {
        var colon = uri.UserInfo.IndexOf(':', StringComparison.Ordinal);
        return uri.UserInfo.Length == 0 || colon == uri.UserInfo.Length - 1 ? null : Uri.UnescapeDataString(uri.UserInfo[(colon + 1)..]);
    }

    private static int DatabaseOf(Uri uri)
    {
        var path = uri.AbsolutePath.Trim('/');
        if (path.Length == 0)
        {
            return 0;
        }

        return int.TryParse(path, NumberStyles.None, CultureInfo.InvariantCulture, out var database)
            ? database
            : throw new FormatException($"The Redis address names a database that is not a number. {Form}");
    }
}
