using System.ComponentModel;
using System.Text.Json;
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

    /// <summary>Gives the one item type that a field holds, and makes it the first time, for generated code.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="made">The field.</param>
    /// <param name="options">What has the metadata of the type.</param>
    /// <param name="schema">The JSON Schema (draft 2020-12) of one item.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static ItemType<T> Once<T>(ref ItemType<T>? made, JsonSerializerOptions options, string schema) =>
        Volatile.Read(ref made) ?? Interlocked.CompareExchange(ref made, new(() => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)), schema), null) ?? made;

    private protected abstract JsonTypeInfo GetJsonTypeInfo();
}
