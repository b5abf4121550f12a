using System.Globalization;
using System.Text.Json;

namespace Codemation.Runtime.Json;

/// <summary>One end of a number's range.</summary>
internal sealed class NumberBound
{
    private readonly decimal? _exact;
    private readonly double _rounded;

    public NumberBound(JsonElement number, bool exclusive)
    {
        Text = number.GetRawText();
        Exclusive = exclusive;
        _exact = number.TryGetDecimal(out var exact) ? exact : null;
        _rounded = double.Parse(Text, CultureInfo.InvariantCulture);
    }

    /// <summary>The bound as the schema writes it.</summary>
    public string Text { get; }

    public bool Exclusive { get; }

    /// <summary>The bound as an inclusive integer, where it is one.</summary>
    public long? AsInteger => !Exclusive && long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? integer : null;

    /// <summary>How the number compares with the bound: below (negative), equal (0) or above (positive).</summary>
    /// <param name="reader">At a number.</param>
    public int Compare(ref readonly Utf8JsonReader reader)
    {
        if (_exact is { } exact && reader.TryGetDecimal(out var number))
        {
            return number.CompareTo(exact);
        }

        return (reader.TryGetDouble(out var rounded) ? rounded : double.NaN).CompareTo(_rounded);
    }
}
