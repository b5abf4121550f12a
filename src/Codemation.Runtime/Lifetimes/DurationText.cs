using System.Globalization;

namespace Codemation.Runtime.Lifetimes;

/// <summary>Durations as people write them: a number and a unit (<c>250ms</c>, <c>30s</c>, <c>15m</c>, <c>12h</c>, <c>14d</c>).</summary>
internal static class DurationText
{
    private static readonly (string Name, TimeSpan Length)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
        ("d", TimeSpan.FromDays(1)),
    ];

    // Far beyond any use, and far from where a TimeSpan overflows.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(100_000);

    public static bool TryRead(string text, out TimeSpan duration)
    {
        duration = default;
        foreach (var (name, length) in Units)
        {
            if (text.EndsWith(name, StringComparison.OrdinalIgnoreCase) &&
                decimal.TryParse(text.AsSpan(0, text.Length - name.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) &&
                number <= Longest.Ticks / length.Ticks)
            {
                duration = TimeSpan.FromTicks((long)(number * length.Ticks));
                return true;
            }
        }

        return false;
    }

    /// <summary>The duration in the largest unit that it is whole in.</summary>
    public static string Of(TimeSpan duration)
    {
        var unit = Units[0];
        foreach (var candidate in Units)
        {
            unit = duration.Ticks % candidate.Length.Ticks == 0 && duration >= candidate.Length ? candidate : unit;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{duration.Ticks / unit.Length.Ticks}{unit.Name}");
    }
}
