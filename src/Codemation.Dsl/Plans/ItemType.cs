using System.Text.Json.Serialization.Metadata;

namespace Codemation;

/// <summary>The type of the items at one place of a plan: how they are read and written, and their schema.</summary>
public abstract class ItemType
{
    private protected ItemType(string schema) => Schema = schema;

    /// <summary>The JSON Schema (draft 2020-12) of one item, as JSON text.</summary>
    public string Schema { get; }

    /// <summary>The .NET type.</summary>
    public abstract Type Type { get; }

    /// <summary>How System.Text.Json reads and writes the type, without reflection.</summary>
    public JsonTypeInfo JsonTypeInfo => GetJsonTypeInfo();

    private protected abstract JsonTypeInfo GetJsonTypeInfo();
}
