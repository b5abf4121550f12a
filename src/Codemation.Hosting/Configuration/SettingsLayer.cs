using System.Globalization;

namespace Codemation.Hosting.Configuration;

/// <summary>What one source says.</summary>
/// <param name="name">What people call the source.</param>
internal sealed class SettingsLayer(string name)
{
    private readonly Dictionary<string, WrittenSetting> written = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>By key.</summary>
    public IReadOnlyDictionary<string, WrittenSetting> Written => written;

    /// <summary>Takes a value; that of a list by a key that ends in its position. What is empty is what nobody said.</summary>
    /// <param name="key">The key, in full; those of others are left aside.</param>
    /// <param name="text">The value.</param>
    public void Add(string key, string? text)
    {
        if (!key.StartsWith(Setting.Prefix, StringComparison.OrdinalIgnoreCase) || string.IsNullOrEmpty(text))
        {
            return;
        }

        var end = key.LastIndexOf(':');
        var isElement = int.TryParse(key.AsSpan(end + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var position);
        var own = isElement && end > Setting.Prefix.Length ? key[Setting.Prefix.Length..end] : key[Setting.Prefix.Length..];
        if (!written.TryGetValue(own, out var setting))
        {
            written.Add(own, setting = new WrittenSetting(name));
        }

        setting.Add(position, text);
    }
}
