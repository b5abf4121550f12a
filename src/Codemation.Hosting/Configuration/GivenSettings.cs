using System.CommandLine;
using Codemation.Hosting.Commands;

namespace Codemation.Hosting.Configuration;

/// <summary>What the command line says: settings by their full key.</summary>
internal static class GivenSettings
{
    public static Dictionary<string, string> Of(ParseResult arguments, CommandContext context)
    {
        var given = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in arguments.GetValue(context.Set) ?? [])
        {
            var parts = text.Split('=', 2);
            if (parts is not [{ Length: > 0 } key, var value])
            {
                throw new UsageException($"--set takes a setting and its value, such as Concurrency=32, not \"{text}\".");
            }

            key = key.Replace("__", ":", StringComparison.Ordinal);
            given[key.StartsWith(Setting.Prefix, StringComparison.OrdinalIgnoreCase) ? key : Setting.Prefix + key] = value;
        }

        Add(given, "Database", arguments.GetValue(context.Database));
        return given;
    }

    /// <summary>Adds what an option says, if it was given.</summary>
    public static void Add(Dictionary<string, string> given, string key, string? text)
    {
        if (text is not null)
        {
            given[Setting.Prefix + key] = text;
        }
    }
}
