using System.CommandLine;
using Codemation.Hosting.Configuration;

namespace Codemation.Hosting.Commands.Serve;

/// <summary>What the commands with a web server take.</summary>
internal sealed class WebOptions
{
    public Option<string[]> Urls { get; } = new("--urls")
    {
        Description = $"Where to listen (default: $ASPNETCORE_URLS, or {WebSettings.DefaultUrls})",
        HelpName = "URL",
    };

    public Option<int?> Concurrency { get; } = NewConcurrency();

    public Option<bool> Json { get; } = new("--json") { Description = "Print one JSON document with the addresses, once it listens" };

    public static Option<int?> NewConcurrency() => new("--concurrency") { Description = "How many runs to execute at once", HelpName = "N" };

    public void AddTo(Command command)
    {
        command.Add(Urls);
        command.Add(Concurrency);
        command.Add(Json);
    }

    /// <summary>What was given, as settings.</summary>
    public Dictionary<string, string> Given(ParseResult arguments, CommandContext context)
    {
        var given = GivenSettings.Of(arguments, context);
        GivenSettings.Add(given, "Concurrency", arguments.GetValue(Concurrency)?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        GivenSettings.Add(given, "Urls", arguments.GetValue(Urls) is { Length: > 0 } urls ? string.Join(';', urls) : null);
        return given;
    }
}
