using System.Text.Json;

namespace Codemation.Runtime.Json;

/// <summary>The range of a number.</summary>
internal sealed class NumberRules(NumberBound? minimum, NumberBound? maximum)
{
    // Most ranges are those of an integer type or of small integers: compared without decimals.
    private readonly long _least = minimum is null ? long.MinValue : minimum.AsInteger ?? long.MaxValue;
    private readonly long _most = maximum is null ? long.MaxValue : maximum.AsInteger ?? long.MinValue;

    /// <summary>Whether the number that the reader is at lies in the range.</summary>
    /// <param name="reader">At a number.</param>
    public bool Allows(ref readonly Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var integer) && integer >= _least && integer <= _most)
        {
            return true;
        }

        return (minimum is null || minimum.Compare(in reader) >= (minimum.Exclusive ? 1 : 0))
            && (maximum is null || maximum.Compare(in reader) <= (maximum.Exclusive ? -1 : 0));
    }

    /// <summary>The range, for error messages.</summary>
    /// <param name="kind">What the number is called: <c>an integer</c> or <c>a number</c>.</param>
    public string InWords(string kind) => (minimum, maximum) switch
    {
        ({ Exclusive: false }, { Exclusive: false }) => $"{kind} from {minimum.Text} to {maximum.Text}",
        ({ } low, { } high) => $"{kind} {Low(low)} and {High(high)}",
        ({ } low, null) => $"{kind} {Low(low)}",
        (null, { } high) => $"{kind} {High(high)}",
        _ => kind,
    };

    private static string Low(NumberBound bound) => bound.Exclusive ? $"greater than {bound.Text}" : $"of at least {bound.Text}";

    private static string High(NumberBound bound) => bound.Exclusive ? $"less than {bound.Text}" : $"of at most {bound.Text}";
}
