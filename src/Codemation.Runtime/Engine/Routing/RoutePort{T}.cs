using System.Collections.Immutable;
using System.Text.Json;
using Codemation.Runtime.Engine.Encoding;
using Codemation.Runtime.Engine.Lineages;

namespace Codemation.Runtime.Engine.Routing;

internal sealed class RoutePort<T>(string name, ItemType<T> type) : RoutePort(name, new PortCodec<T>(type))
{
    public override void Write(Utf8JsonWriter writer, object? value) => JsonSerializer.Serialize(writer, (T)value!, type.JsonTypeInfo);

    public override object? Read(ref Utf8JsonReader reader) => JsonSerializer.Deserialize(ref reader, type.JsonTypeInfo);

    public override Batch Collect(ReadOnlySpan<NodeResult<Emission>> results, int port)
    {
        var values = new List<T>();
        var parents = new List<int>();
        var attachments = new List<ImmutableDictionary<string, BinaryRef>?>();
        var any = false;
        for (var position = 0; position < results.Length; position++)
        {
            foreach (var item in results[position].Several ?? [])
            {
                if (item.Json.Port == port)
                {
                    values.Add((T)item.Json.Value!);
                    parents.Add(position);
                    attachments.Add(item.Attachments);
                    any |= item.Attachments is not null;
                }
            }
        }

        return new Batch<T>([.. values], values.Count, new SelectedLineage(0, [.. parents]), any ? [.. attachments] : null);
    }
}
