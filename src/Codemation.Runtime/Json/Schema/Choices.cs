using System.Text.Json;

namespace Codemation.Runtime.Json;

/// <summary>The values of an <c>enum</c>, or the one of a <c>const</c>.</summary>
internal sealed class Choices(Constant[] values)
{
    private const int ValuesShown = 20;

    public IReadOnlyList<Constant> Values => values;

    /// <summary>The kinds of the values.</summary>
    public JsonKinds Kinds { get; } = values.Aggregate(JsonKinds.None, (kinds, value) => kinds | value.Kind);

    /// <summary>The values as something of which one is expected, for error messages.</summary>
    public string InWords => values.Length == 1 ? InList : $"one of {InList}";

    /// <summary>The values, for error messages.</summary>
    public string InList
    {
        get
        {
            var shown = string.Join(", ", values.Take(ValuesShown).Select(value => value.Text));
            return values.Length > ValuesShown ? $"{shown} and {values.Length - ValuesShown} more" : shown;
        }
    }

    public bool Contain(ref readonly Utf8JsonReader reader)
    {
        foreach (var value in values)
        {
            if (value.Matches(in reader))
            {
                return true;
            }
        }

        return false;
    }
}
