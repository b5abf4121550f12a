namespace Codemation.Hosting.Configuration;

/// <summary>How the HTTP API is served; null is what nobody said.</summary>
internal sealed class WebSettings
{
    public const string DefaultUrls = "http://localhost:5080";

    /// <summary>Shorter keys could be guessed.</summary>
    public const int ShortestKey = 16;

    public const long DefaultMaxRequestBytes = 32 * 1024 * 1024;

    /// <summary>The addresses to listen on.</summary>
    public IReadOnlyList<string>? Urls { get; set; }

    public IReadOnlyList<string> EffectiveUrls => Urls ?? [DefaultUrls];

    /// <summary>A path in front of everything, without a slash at its end; empty for none.</summary>
    public string? BasePath { get; set; }

    /// <summary>What callers must show.</summary>
    public string? ApiKey { get; set; }

    /// <summary>How large the body of a request may be.</summary>
    public long? MaxRequestBytes { get; set; }
}
