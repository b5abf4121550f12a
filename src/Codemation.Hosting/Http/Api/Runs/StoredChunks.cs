using System.Text.Json;
using Codemation.Hosting.Documents;
using Codemation.Runtime.Storage;

namespace Codemation.Hosting.Http.Api.Runs;

/// <summary>Reads stored items without their types.</summary>
internal static class StoredChunks
{
    private const byte LineFeed = (byte)'\n';

    public static async IAsyncEnumerable<BatchChunk> Of(StoredBatch batch)
    {
        if (batch.Chunks is { } stored)
        {
            await foreach (var chunk in stored)
            {
                yield return chunk;
            }
        }

        foreach (var chunk in batch.Live?.EncodeItems() ?? [])
        {
            yield return chunk;
        }
    }

    /// <summary>Takes items out of a chunk.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="position">The position of its first item in the batch.</param>
    /// <param name="first">The first position to take.</param>
    /// <param name="most">How many to take.</param>
    /// <param name="mostBytes">How much JSON to take, at least one item.</param>
    /// <param name="items">Where they go.</param>
    /// <returns>How much JSON was taken.</returns>
    public static long Take(BatchChunk chunk, int position, int first, int most, long mostBytes, List<ItemDocument> items)
    {
        var bytes = 0L;
        var json = chunk.Items;
        var attachments = chunk.Attachments;
        for (var i = 0; i < chunk.Count && most > 0 && bytes < mostBytes; i++, position++)
        {
            var item = NextLine(ref json);
            var binary = NextLine(ref attachments);
            if (position >= first)
            {
                items.Add(new ItemDocument
                {
                    Position = position,
                    Json = Parse(item),
                    Binary = binary.Length > 0 && !binary.Span.SequenceEqual("null"u8) ? Parse(binary) : null,
                });
                most--;
                bytes += item.Length + binary.Length;
            }
        }

        return bytes;
    }

    private static ReadOnlyMemory<byte> NextLine(ref ReadOnlyMemory<byte> lines)
    {
        var end = lines.Span.IndexOf(LineFeed);
        var line = end < 0 ? lines : lines[..end];
        lines = end < 0 ? default : lines[(end + 1)..];
        return line;
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        return JsonElement.ParseValue(ref reader);
    }
}
