using System.Text.Json;
using System.Text.Json.Serialization;

namespace Codemation.Hosting.Documents;

/// <summary>An item.</summary>
internal sealed record ItemDocument
{
    /// <summary>Its position in the output.</summary>
    public required int Position { get; init; }

    public required JsonElement Json { get; init; }

    /// <summary>Its attachments; only where it has any.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Binary { get; init; }
}
