using System.Runtime.InteropServices;
using System.Text.Json;

namespace Codemation.Runtime.Json;

/// <summary>A JSON Schema (draft 2020-12), parsed once; checks values against it from any thread.</summary>
internal sealed class JsonSchema
{
    private const int DefaultMaxErrors = 20;
    private readonly SchemaNode _root;

    private JsonSchema(SchemaNode root) => _root = root;

    /// <summary>Reads a schema.</summary>
    /// <param name="utf8">The schema text. It isn't needed afterwards.</param>
    /// <exception cref="FormatException">The text isn't a schema, or uses a keyword that isn't supported.</exception>
    public static JsonSchema Parse(ReadOnlyMemory<byte> utf8) => new(SchemaParser.Parse(utf8));

    /// <summary>Checks a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="path">The path of the value, in front of the paths of errors.</param>
    /// <param name="maxErrors">Checking stops after so many errors.</param>
    /// <returns>What is wrong; empty if nothing.</returns>
    public IReadOnlyList<InputError> Validate(JsonElement value, string path = "$", int maxErrors = DefaultMaxErrors)
        => Validate(JsonMarshal.GetRawUtf8Value(value), path, maxErrors);

    /// <inheritdoc cref="Validate(JsonElement, string, int)"/>
    /// <param name="utf8Json">One JSON value.</param>
    /// <param name="path">The path of the value, in front of the paths of errors.</param>
    /// <param name="maxErrors">Checking stops after so many errors.</param>
    public IReadOnlyList<InputError> Validate(ReadOnlySpan<byte> utf8Json, string path = "$", int maxErrors = DefaultMaxErrors)
    {
        var errors = new SchemaErrors(maxErrors);
        errors.MoveTo(path);
        try
        {
            var reader = new Utf8JsonReader(utf8Json);
            if (new SchemaWalk(null).Check(_root, ref reader) && !reader.Read())
            {
                return [];
            }

            Explain(utf8Json, path, errors);
        }
        catch (JsonException error)
        {
            errors.MoveTo(path);
            errors.Add(MalformedJson.Describe(error, line: 0, column: 0));
        }

        return errors.All;
    }

    /// <summary>Checks the value that the reader is in front of, stopping at the first thing that is wrong.</summary>
    /// <exception cref="JsonException">It isn't JSON.</exception>
    public bool Accepts(SchemaWalk walk, ref Utf8JsonReader reader) => walk.Check(_root, ref reader);

    /// <summary>Collects what is wrong with a complete value.</summary>
    /// <exception cref="JsonException">It isn't JSON.</exception>
    public void Explain(ReadOnlySpan<byte> utf8Json, string path, SchemaErrors errors)
    {
        errors.MoveTo(path);
        var reader = new Utf8JsonReader(utf8Json);
        new SchemaWalk(errors).Check(_root, ref reader);
    }
}
