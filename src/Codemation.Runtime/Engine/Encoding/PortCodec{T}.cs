using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Codemation.Runtime.Engine.Lineages;
using Codemation.Runtime.Json;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Engine.Encoding;

internal sealed class PortCodec<T>(ItemType<T> type) : PortCodec
{
    public override ItemType Type => type;

    public override Batch Empty() => new Batch<T>([], 0, IdentityLineage.Instance);

    public override Batch Released(int count, BatchLineage lineage)
    {
        var batch = new Batch<T>([], count, lineage);
        batch.Release();
        return batch;
    }

    public override BatchPayload Payload(Batch batch, string step, RunLimits limits) => new LivePayload<T>((Batch<T>)batch, type, step, limits);

    public override async ValueTask<Batch> ReadAsync(StoredBatch stored, BatchLineage lineage, CancellationToken cancellationToken)
    {
        if (stored.Live is LivePayload<T> live)
        {
            return live.Batch;
        }

        var values = new T[stored.Count];
        ImmutableDictionary<string, BinaryRef>?[]? attachments = null;
        var count = 0;
        await foreach (var chunk in stored.Chunks!.WithCancellation(cancellationToken))
        {
            if (!chunk.Attachments.IsEmpty)
            {
                attachments ??= new ImmutableDictionary<string, BinaryRef>?[stored.Count];
                AttachmentCodec.Read(chunk.Attachments.Span, attachments.AsSpan(count, chunk.Count));
            }

            ReadValues(chunk.Items.Span, values.AsSpan(count, chunk.Count));
            count += chunk.Count;
        }

        return count == stored.Count
            ? new Batch<T>(values, count, lineage, attachments)
            : throw new InvalidDataException($"The store holds {count} items where {stored.Count} were written.");
    }

    public override async ValueTask<Batch> ReadInputAsync(Stream json, RunLimits limits, BatchLineage lineage, CancellationToken cancellationToken)
    {
        var schema = JsonSchema.Parse(System.Text.Encoding.UTF8.GetBytes(type.Schema));
        var inputLimits = InputLimits.Default with { MaxItemBytes = limits.ItemBytes, MaxItems = limits.BatchItems };
        var items = await InputReader.ReadAsync(json, type.JsonTypeInfo, schema, inputLimits, cancellationToken);
        return new Batch<T>(items, items.Length, lineage);
    }

    public override string Describe(Batch batch, int position)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            WriteItem(writer, batch, position);
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    public override void WriteItem(Utf8JsonWriter writer, Batch batch, int position)
        => JsonSerializer.Serialize(writer, ((Batch<T>)batch)[position], type.JsonTypeInfo);

    private void ReadValues(ReadOnlySpan<byte> json, Span<T> values)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowMultipleValues = true });
        for (var i = 0; i < values.Length; i++)
        {
            reader.Read();
            values[i] = JsonSerializer.Deserialize(ref reader, type.JsonTypeInfo)!;
        }
    }
}
