using System.Text.Json;

namespace Codemation.Runtime.Engine.Encoding;

/// <summary>Records the items of a step with one output.</summary>
internal sealed class ValueCodec<T>(ItemType<T> type) : ItemResultCodec<T>
{
    protected override void Write(Utf8JsonWriter writer, T value) => JsonSerializer.Serialize(writer, value, type.JsonTypeInfo);

    protected override T Read(ref Utf8JsonReader reader) => JsonSerializer.Deserialize(ref reader, type.JsonTypeInfo)!;
}
