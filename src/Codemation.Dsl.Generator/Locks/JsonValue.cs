using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using Codemation.Dsl.Generator.ItemTypes;

namespace Codemation.Locks;

/// <summary>
/// JSON as a tree. Read by the one JSON reader that compilers of all kinds have beside them; a package of its own would have to
/// be shipped into each.
/// </summary>
internal sealed class JsonValue : IEquatable<JsonValue>
{
    private JsonValue(JsonKind kind, string text, IReadOnlyList<KeyValuePair<string, JsonValue>> members)
    {
        Kind = kind;
        Text = text;
        Members = members;
    }

    public JsonKind Kind { get; }

    /// <summary>The text of a string, number or boolean; empty for others.</summary>
    public string Text { get; }

    /// <summary>The members of an object by name, or the elements of an array without names, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonValue>> Members { get; }

    public IEnumerable<JsonValue> Elements => Members.Select(static member => member.Value);

    /// <summary>A member of an object; null when there is none of that name.</summary>
    public JsonValue? this[string name]
    {
        get
        {
            foreach (var member in Members)
            {
                if (string.Equals(member.Key, name, StringComparison.Ordinal))
                {
                    return member.Value;
                }
            }

            return null;
        }
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="FormatException">The text is not JSON.</exception>
    public static JsonValue Parse(string json)
    {
        try
        {
            using var reader = JsonReaderWriterFactory.CreateJsonReader(Encoding.UTF8.GetBytes(json), XmlDictionaryReaderQuotas.Max);
            reader.MoveToContent();
            return Read(reader);
        }
        catch (XmlException error)
        {
            throw new FormatException(error.Message, error);
        }
    }

    public bool Equals(JsonValue? other) => other is not null
        && Kind == other.Kind
        && string.Equals(Text, other.Text, StringComparison.Ordinal)
        && Members.Count == other.Members.Count
        && (Kind == JsonKind.Array
            ? Members.Zip(other.Members, static (mine, its) => mine.Value.Equals(its.Value)).All(static same => same)
            : Members.All(mine => other[mine.Key] is { } its && mine.Value.Equals(its)));

    public override bool Equals(object? obj) => Equals(obj as JsonValue);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text) ^ Members.Count;

    /// <summary>The JSON text, without white space.</summary>
    public override string ToString() => Kind switch
    {
        JsonKind.String => JsonLiteral.Text(Text),
        JsonKind.Array => JsonLiteral.Array(Elements.Select(static element => element.ToString())),
        JsonKind.Object => "{" + string.Join(",", Members.Select(static member => JsonLiteral.Text(member.Key) + ":" + member.Value)) + "}",
        JsonKind.Null => "null",
        _ => Text,
    };

    // The reader shows JSON as XML: an element for each value, its kind in the attribute "type", and a name that XML can't have in "item".
    private static JsonValue Read(XmlDictionaryReader reader)
    {
        var kind = reader.GetAttribute("type") switch
        {
            "object" => JsonKind.Object,
            "array" => JsonKind.Array,
            "number" => JsonKind.Number,
            "boolean" => JsonKind.Boolean,
            "null" => JsonKind.Null,
            _ => JsonKind.String,
        };
        var members = new List<KeyValuePair<string, JsonValue>>();
        var text = new StringBuilder();
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return new JsonValue(kind, string.Empty, members);
        }

        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                var name = kind == JsonKind.Array ? string.Empty : reader.GetAttribute("item") ?? reader.LocalName;
                members.Add(new(name, Read(reader)));
            }
            else if (reader.EOF)
            {
                throw new XmlException("The text ends too early.");
            }
            else
            {
                text.Append(reader.Value);
                reader.Read();
            }
        }

        reader.Read();
        return new JsonValue(kind, kind is JsonKind.Object or JsonKind.Array ? string.Empty : text.ToString(), members);
    }
}
