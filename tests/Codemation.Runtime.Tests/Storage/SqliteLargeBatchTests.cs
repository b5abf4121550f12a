using System.Text;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Sqlite;

namespace Codemation.Runtime.Tests.Storage;

[Collection(AloneInTheProcess.Name)]
public sealed class SqliteLargeBatchTests : IDisposable
{
    private const int Items = 1_000_000;
    private const int ItemsPerChunk = 500;

    private readonly TemporaryDatabase temporary = new();

    [Fact]
    public async Task A_million_items_pass_through_without_ever_being_in_memory_together()
    {
        await using var store = await temporary.OpenStoreAsync();
        var batch = new CountedBatch(Items);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        await store.CreateAsync(Stored.Run(1) with { Input = batch }, default);
        var stored = await store.ReadBatchAsync(Stored.Id(1), TriggerBatch.Step, 0, default);
        var read = 0;
        await foreach (var chunk in stored!.Chunks!)
        {
            Assert.True(batch.Expected(read, chunk.Count).SequenceEqual(chunk.Items.Span));
            read += chunk.Count;
        }

        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.Equal(Items, read);
        Assert.Equal(Items, stored.Count);
        Assert.True(batch.Bytes > 90_000_000);
        Assert.True(allocated < 20_000_000, $"{allocated:N0} bytes were allocated for {batch.Bytes:N0} bytes of items.");
    }

    [Fact]
    public async Task A_large_output_is_seen_when_its_activation_is_and_not_before()
    {
        await using var store = await temporary.OpenStoreAsync();
        await store.CreateAsync(Stored.Run(1), default);
        var batch = new CountedBatch(50_000) { HalfWay = () => Assert.Empty(temporary.Query("SELECT step FROM activations").ToString()!) };

        await store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("big", batch)), default);

        Assert.Equal(50_000, (await store.ReadBatchAsync(Stored.Id(1), "big", 0, default))!.Count);
    }

    [Fact]
    public async Task A_large_output_that_was_refused_leaves_nothing_behind()
    {
        await using var store = await temporary.OpenStoreAsync();
        await store.CreateAsync(Stored.Run(1), default);
        await store.ClaimAsync(Stored.Id(1), "heir", default);

        await Assert.ThrowsAsync<RunFencedException>(
            async () => await store.CommitAsync(Stored.Commit(1, 1, Stored.Completed("big", new CountedBatch(50_000))), default));

        Assert.Equal(0L, temporary.Query("SELECT (SELECT count(*) FROM payloads) + (SELECT count(*) FROM payload_chunks)"));
    }

    [Fact]
    public async Task An_item_that_is_too_large_stops_the_write_and_leaves_nothing_behind()
    {
        await using var store = await temporary.OpenStoreAsync();
        var batch = new CountedBatch(50_000) { HalfWay = () => throw new ItemTooLargeException("step", 0, "too large") };

        await Assert.ThrowsAsync<ItemTooLargeException>(
            async () => await store.CreateAsync(Stored.Run(1) with { Input = batch }, default));

        Assert.Null(await store.FindAsync(Stored.Id(1), default));
        Assert.Equal(0L, temporary.Query("SELECT (SELECT count(*) FROM payloads) + (SELECT count(*) FROM payload_chunks)"));
    }

    public void Dispose() => temporary.Dispose();

    private sealed class CountedBatch : BatchPayload
    {
        private static readonly string Padding = new('x', 80);
        private readonly byte[] expected = new byte[ItemsPerChunk * 128];
        private readonly byte[] buffer = new byte[ItemsPerChunk * 128];

        public CountedBatch(int count) => Count = count;

        public override int Count { get; }

        public long Bytes { get; private set; }

        public Action? HalfWay { get; init; }

        public override ReadOnlyMemory<byte> EncodeLineage() => default;

        public override IEnumerable<BatchChunk> EncodeItems()
        {
            for (var first = 0; first < Count; first += ItemsPerChunk)
            {
                if (first == Count / 2)
                {
                    HalfWay?.Invoke();
                }

                var length = Write(buffer, first, ItemsPerChunk);
                Bytes += length;
                yield return new BatchChunk(ItemsPerChunk, buffer.AsMemory(0, length), default);
            }
        }

        public ReadOnlySpan<byte> Expected(int first, int count) => expected.AsSpan(0, Write(expected, first, count));

        private static int Write(byte[] target, int first, int count)
        {
            var length = 0;
            for (var item = first; item < first + count; item++)
            {
                Encoding.UTF8.TryGetBytes("{\"padding\":\"", target.AsSpan(length), out var start);
                length += start + Encoding.UTF8.GetBytes(Padding, target.AsSpan(length + start));
                "\",\"n\":"u8.CopyTo(target.AsSpan(length));
                length += 6;
                System.Buffers.Text.Utf8Formatter.TryFormat(item, target.AsSpan(length), out var digits);
                length += digits;
                target[length++] = (byte)'}';
                target[length++] = (byte)'\n';
            }

            return length - 1;
        }
    }
}
