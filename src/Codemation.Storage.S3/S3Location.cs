namespace Codemation.Storage.S3;

/// <summary>What an address such as <c>s3://bucket/prefix?endpoint=http://localhost:9000&amp;region=eu-west-1</c> names.</summary>
internal sealed record S3Location
{
    public required string Bucket { get; init; }

    /// <summary>What all keys begin with: empty, or ending with a slash.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Where the service is; null for that of Amazon.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The region; null for what the environment says.</summary>
    public string? Region { get; init; }

    /// <summary>Reads an address.</summary>
    /// <exception cref="FormatException">It is none; the message does not repeat it.</exception>
    public static S3Location Parse(Uri address)
    {
        if (address.Host.Length == 0 || address.UserInfo.Length > 0)
        {
            throw Wrong("it names no bucket, or has credentials in it: those come from the environment (AWS_ACCESS_KEY_ID and its kind)");
        }

        var prefix = Uri.UnescapeDataString(address.AbsolutePath).Trim('/');
        var location = new S3Location { Bucket = address.Host, Prefix = prefix.Length == 0 ? "" : $"{prefix}/" };
        foreach (var part in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = part.Split('=', 2) is [var left, var right] ? (left, Uri.UnescapeDataString(right)) : (part, "");
            location = name switch
            {
                "endpoint" => location with { Endpoint = ReadEndpoint(value) },
                "region" when value.Length > 0 => location with { Region = value },
                _ => throw Wrong("it takes the parameters endpoint and region, each with a value"),
            };
        }

        return location;
    }

    private static Uri ReadEndpoint(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && (endpoint.Scheme == Uri.UriSchemeHttp || endpoint.Scheme == Uri.UriSchemeHttps)
            ? endpoint
            : throw Wrong("its endpoint is no address such as https://storage.example");

    private static FormatException Wrong(string why) =>
        new($"The address of S3 storage is not understood: {why}. Write s3://bucket, s3://bucket/prefix or s3://bucket?endpoint=https://storage.example&region=eu-west-1.");
}
