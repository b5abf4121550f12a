using Codemation.Runtime.Faults;

namespace Codemation.Runtime.Storage.Batches;

/// <summary>
/// Encodes the batches of one write on its caller's side. A small batch stays in the buffer and is written as one row with its activation;
/// a larger one goes ahead, piece by piece, as a payload that nobody sees until the write that names it: so no batch is ever in memory whole.
/// </summary>
internal sealed class BatchEncoder(IPayloadWriter writer, CancellationToken cancellationToken) : IDisposable
{
    private const int MostInlineOfOneBatch = 16 * 1024;
    private const int MostInlineOfAll = 256 * 1024;
    private const int MostOfOneTransaction = 1024 * 1024;

    private readonly List<EncodedChunk> chunks = [];
    private List<long>? payloads;

    public PooledBytes Buffer { get; } = new();

    /// <summary>Encodes a batch and, if it is large, writes its items ahead.</summary>
    /// <exception cref="UnwritableItemException">An item is larger than the limit, or has no JSON.</exception>
    public async ValueTask<EncodedBatch> EncodeAsync(BatchPayload batch)
    {
        var start = Buffer.Length;
        long? payload = null;
        var written = 0;
        chunks.Clear();
        foreach (var chunk in batch.EncodeItems())
        {
            chunks.Add(new EncodedChunk(chunk.Count, Buffer.Append(chunk.Items.Span), Buffer.Append(chunk.Attachments.Span)));
            if (Buffer.Length - start >= MostOfOneTransaction)
            {
                await FlushAsync().ConfigureAwait(false);
            }
        }

        if (payload is null && chunks.Count <= 1 && Buffer.Length - start <= MostInlineOfOneBatch && Buffer.Length <= MostInlineOfAll)
        {
            return new EncodedBatch(batch.Count, batch.EncodeLineage(), PayloadId: null, chunks.Count == 0 ? default : chunks[0]);
        }

        if (chunks.Count > 0)
        {
            await FlushAsync().ConfigureAwait(false);
        }

        return new EncodedBatch(batch.Count, batch.EncodeLineage(), payload, default);

        async ValueTask FlushAsync()
        {
            payload = await writer.WriteAsync(payload, written, chunks, Buffer, cancellationToken).ConfigureAwait(false);
            if (written == 0)
            {
                (payloads ??= []).Add(payload.Value);
            }

            Fault.Hit(FaultPoint.PayloadWritten);
            written += chunks.Count;
            chunks.Clear();
            Buffer.Truncate(start);
        }
    }

    /// <summary>Encodes the outputs of activations, one after the other.</summary>
    /// <exception cref="UnwritableItemException">An item is larger than the limit, or has no JSON.</exception>
    public async ValueTask EncodeAsync(IReadOnlyList<ActivationRecord> activations, List<EncodedBatch> outputs)
    {
        foreach (var activation in activations)
        {
            foreach (var output in activation.Outputs)
            {
                outputs.Add(await EncodeAsync(output).ConfigureAwait(false));
            }
        }
    }

    /// <summary>Removes what was written ahead for a write that will not be. What a crash leaves, the next start removes.</summary>
    public async ValueTask DiscardAsync()
    {
        if (payloads is not null)
        {
            await writer.DiscardAsync(payloads).ConfigureAwait(false);
        }
    }

    public void Dispose() => Buffer.Dispose();
}
