namespace Codemation.Hosting.Configuration;

/// <summary>Something that can be configured.</summary>
/// <param name="Key">Its name below <see cref="Prefix"/>, with colons between its parts.</param>
/// <param name="Variable">A short environment variable that means the same; null for none.</param>
/// <param name="Apply">Puts the value into the settings.</param>
internal sealed record Setting(string Key, string? Variable, Action<HostSettings, SettingValue> Apply)
{
    public const string Prefix = "Codemation:";

    public string FullKey => Prefix + Key;
}
