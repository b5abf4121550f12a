using System.Text.Json;
using Codemation.Hosting.Commands;
using Codemation.Hosting.Terminals;
using Microsoft.Extensions.Configuration;

namespace Codemation.Hosting.Configuration;

/// <summary>Where settings are written, later ones winning: appsettings.json, that of the environment, environment variables, the command line.</summary>
internal static class SettingsSources
{
    private const string Variables = "the environment";
    private const string CommandLine = "the command line";

    /// <summary>Reads all of them.</summary>
    /// <param name="terminal">Knows the folder and the variables.</param>
    /// <param name="given">What the command line says: settings by their full key.</param>
    /// <exception cref="UsageException">A file can't be read, there is no such setting, or it does not take that value.</exception>
    public static HostSettings Read(Terminal terminal, IReadOnlyDictionary<string, string> given)
        => SettingsBinder.Bind([.. Files(terminal).Select(OfFile), OfShortNames(terminal), OfLongNames(terminal), OfCommandLine(given)]);

    /// <summary>Reads nothing but what the command line says.</summary>
    /// <exception cref="UsageException">There is no such setting, or it does not take that value.</exception>
    public static HostSettings Read(IReadOnlyDictionary<string, string> given) => SettingsBinder.Bind([OfCommandLine(given)]);

    /// <summary>The files that are there, the weaker one first.</summary>
    public static IEnumerable<string> Files(Terminal terminal)
    {
        var environment = terminal.Variable("ASPNETCORE_ENVIRONMENT") ?? terminal.Variable("DOTNET_ENVIRONMENT") ?? "Production";
        string[] names = ["appsettings.json", $"appsettings.{environment}.json"];
        return names.Select(name => Path.Combine(terminal.Folder, name)).Where(File.Exists);
    }

    private static SettingsLayer OfFile(string path)
    {
        var layer = new SettingsLayer(Path.GetFileName(path));
        try
        {
            using var file = File.OpenRead(path);
            foreach (var (key, text) in new ConfigurationBuilder().AddJsonStream(file).Build().AsEnumerable())
            {
                layer.Add(key, text);
            }

            return layer;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException or JsonException)
        {
            throw new UsageException($"\"{path}\" can't be read: {error.Message}");
        }
    }

    // The long name of a setting wins over its short one, and so comes later.
    private static SettingsLayer OfShortNames(Terminal terminal)
    {
        var layer = new SettingsLayer(Variables);
        foreach (var setting in KnownSettings.All)
        {
            if (setting.Variable is { } name)
            {
                layer.Add(setting.FullKey, terminal.Variable(name));
            }
        }

        return layer;
    }

    private static SettingsLayer OfLongNames(Terminal terminal)
    {
        var layer = new SettingsLayer(Variables);
        foreach (var (name, text) in terminal.Variables)
        {
            if (name.StartsWith("Codemation__", StringComparison.OrdinalIgnoreCase))
            {
                layer.Add(name.Replace("__", ":", StringComparison.Ordinal), text);
            }
        }

        return layer;
    }

    private static SettingsLayer OfCommandLine(IReadOnlyDictionary<string, string> given)
    {
        var layer = new SettingsLayer(CommandLine);
        foreach (var (key, text) in given)
        {
            layer.Add(key, text);
        }

        return layer;
    }
}
