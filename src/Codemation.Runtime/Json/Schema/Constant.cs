using System.Text;
using System.Text.Json;

namespace Codemation.Runtime.Json;

/// <summary>A value that a schema names: a text, a number, true, false or null.</summary>
internal sealed class Constant
{
    private readonly JsonTokenType _token;
    private readonly byte[] _utf8;
    private readonly NumberBound? _number;

    private Constant(JsonTokenType token, JsonKinds kind, JsonElement value)
    {
        _token = token;
        Kind = kind;
        _utf8 = token == JsonTokenType.String ? Encoding.UTF8.GetBytes(value.GetString()!) : [];
        _number = token == JsonTokenType.Number ? new NumberBound(value, exclusive: false) : null;
        Text = token == JsonTokenType.String ? FoundValue.Quote(value.GetString()!) : value.GetRawText();
    }

    public JsonKinds Kind { get; }

    /// <summary>The value as JSON.</summary>
    public string Text { get; }

    /// <summary>The constant, or null if the value is an object or an array.</summary>
    public static Constant? From(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new(JsonTokenType.String, JsonKinds.String, value),
        JsonValueKind.Number => new(JsonTokenType.Number, JsonKinds.Number, value),
        JsonValueKind.True => new(JsonTokenType.True, JsonKinds.Boolean, value),
        JsonValueKind.False => new(JsonTokenType.False, JsonKinds.Boolean, value),
        JsonValueKind.Null => new(JsonTokenType.Null, JsonKinds.Null, value),
        _ => null,
    };

    public bool Matches(ref readonly Utf8JsonReader reader)
        => reader.TokenType == _token && _token switch
        {
            JsonTokenType.String => WellFormedText.Is(in reader, _utf8),
            JsonTokenType.Number => _number!.Compare(in reader) == 0,
            _ => true,
        };
}
