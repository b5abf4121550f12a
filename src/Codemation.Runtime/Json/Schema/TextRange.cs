using System.Text.Json;

namespace Codemation.Runtime.Json;

/// <summary>The earliest and latest values of a text with a format that has an order: dates and times.</summary>
internal sealed class TextRange(TextFormat format, TextBound? minimum, TextBound? maximum)
{
    /// <summary>Whether the text that the reader is at lies in the range.</summary>
    /// <param name="reader">At a string that has the format.</param>
    public bool Allows(ref readonly Utf8JsonReader reader) =>
        format.Position(in reader) is not { } position || (minimum?.AllowsAbove(position) != false && maximum?.AllowsBelow(position) != false);

    /// <summary>The range, for error messages.</summary>
    public string InWords => (minimum, maximum) switch
    {
        ({ IsExclusive: false }, { IsExclusive: false }) => $"{format.Words} from {minimum.Text} to {maximum.Text}",
        ({ } low, { } high) => $"{format.Words} {Low(low)} and {High(high)}",
        ({ } low, null) => $"{format.Words} {Low(low)}",
        (null, { } high) => $"{format.Words} {High(high)}",
        _ => format.Words,
    };

    private static string Low(TextBound bound) => bound.IsExclusive ? $"after {bound.Text}" : $"not before {bound.Text}";

    private static string High(TextBound bound) => bound.IsExclusive ? $"before {bound.Text}" : $"not after {bound.Text}";
}
