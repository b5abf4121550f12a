using System.Text.Json.Serialization.Metadata;

namespace Codemation;

/// <summary>As <see cref="ItemType"/>, typed.</summary>
/// <typeparam name="T">The .NET type of one item.</typeparam>
/// <param name="jsonTypeInfo">Gives the metadata; called when it is first needed.</param>
/// <param name="schema">The JSON Schema of one item.</param>
public sealed class ItemType<T>(Func<JsonTypeInfo<T>> jsonTypeInfo, string schema) : ItemType(schema)
{
    private JsonTypeInfo<T>? info;

    /// <inheritdoc/>
    public override Type Type => typeof(T);

    /// <inheritdoc cref="ItemType.JsonTypeInfo"/>
    public new JsonTypeInfo<T> JsonTypeInfo => info ??= jsonTypeInfo();

    private protected override JsonTypeInfo GetJsonTypeInfo() => JsonTypeInfo;
}
