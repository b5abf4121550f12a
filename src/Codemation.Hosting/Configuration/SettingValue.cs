using System.Globalization;
using Codemation.Hosting.Commands;
using Codemation.Runtime.Lifetimes;

namespace Codemation.Hosting.Configuration;

/// <summary>What somebody wrote for a setting.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Source">Where it was written.</param>
/// <param name="Texts">The text; several for a list.</param>
internal sealed record SettingValue(Setting Setting, string Source, IReadOnlyList<string> Texts)
{
    public string Text => Texts.Count == 1 ? Texts[0] : throw Wrong("takes one value, not a list");

    /// <summary>A list, or the parts of a text with commas or semicolons.</summary>
    public IReadOnlyList<string> List
        => [.. Texts.SelectMany(static text => text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    public int Integer(int least, int most) => (int)Long(least, most);

    public long Long(long least, long most)
        => long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"takes a whole number from {least} to {most}, not \"{Text}\""));

    public TimeSpan Duration(TimeSpan least, TimeSpan most)
        => DurationText.TryRead(Text, out var duration) && duration >= least && duration <= most
            ? duration
            : throw Wrong($"takes a duration from {DurationText.Of(least)} to {DurationText.Of(most)}, such as 30s, 15m, 12h or 14d, not \"{Text}\"");

    /// <summary>How long something is kept.</summary>
    public TimeSpan Retention()
        => RetentionText.TryRead(Text, out var period) ? period : throw Wrong($"is how long to keep something: {RetentionText.Form}; not \"{Text}\"");

    public T OneOf<T>()
        where T : struct, Enum
        => Enum.GetNames<T>().FirstOrDefault(name => string.Equals(name, Text, StringComparison.OrdinalIgnoreCase)) is { } known
            ? Enum.Parse<T>(known)
            : throw Wrong($"takes one of {string.Join(", ", Enum.GetNames<T>())}, not \"{Text}\"{Nearest.Suggest(Text, Enum.GetNames<T>())}");

    /// <summary>Says that the value can't be used.</summary>
    /// <param name="problem">What the setting takes; goes on after its name.</param>
    public UsageException Wrong(string problem) => new($"{Setting.FullKey} (from {Source}) {problem}.");
}
