using Codemation.Hosting.Commands;

namespace Codemation.Hosting.Configuration;

/// <summary>Makes settings as meant of settings as written.</summary>
internal static class SettingsBinder
{
    /// <summary>Checks and takes every setting.</summary>
    /// <param name="layers">Later ones win, lists as a whole.</param>
    /// <exception cref="UsageException">There is no such setting, or it does not take that value.</exception>
    public static HostSettings Bind(IEnumerable<SettingsLayer> layers)
    {
        var written = new Dictionary<string, WrittenSetting>(StringComparer.OrdinalIgnoreCase);
        foreach (var layer in layers)
        {
            foreach (var (key, setting) in layer.Written)
            {
                written[key] = setting;
            }
        }

        var settings = new HostSettings();
        foreach (var setting in KnownSettings.All)
        {
            if (written.Remove(setting.Key, out var found))
            {
                setting.Apply(settings, new SettingValue(setting, found.Source, found.Texts));
            }
        }

        return written.Count == 0
            ? settings
            : throw new UsageException(string.Join('\n', written
                .OrderBy(static unknown => unknown.Key, StringComparer.OrdinalIgnoreCase)
                .Select(static unknown => Unknown(unknown.Key, unknown.Value.Source))));
    }

    private static string Unknown(string key, string source)
        => $"There is no setting {Setting.Prefix}{key} (from {source}){Nearest.Suggest(key, KnownSettings.All.Select(static known => known.Key))}.";
}
