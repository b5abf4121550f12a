using Codemation.Runtime.Storage.Batches;
using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>The columns <c>count, lineage, payload_id, items, attachments</c> of several rows.</summary>
internal sealed class BatchColumns
{
    private readonly List<int?> counts = [];
    private readonly List<byte[]?> lineages = [];
    private readonly List<long?> payloads = [];
    private readonly List<byte[]?> items = [];
    private readonly List<byte[]?> attachments = [];

    public IEnumerable<long> Payloads => payloads.OfType<long>();

    public void Add(EncodedBatch batch, PooledBytes bytes)
    {
        counts.Add(batch.Count);
        lineages.Add(batch.Lineage.ToArray());
        payloads.Add(batch.PayloadId);
        items.Add(batch.PayloadId is null ? bytes[batch.Inline.Items].ToArray() : null);
        var some = bytes[batch.PayloadId is null ? batch.Inline.Attachments : default];
        attachments.Add(some.IsEmpty ? null : some.ToArray());
    }

    /// <summary>Adds a row of an activation without ports.</summary>
    public void AddNone()
    {
        counts.Add(null);
        lineages.Add(null);
        payloads.Add(null);
        items.Add(null);
        attachments.Add(null);
    }

    public void Bind(NpgsqlBatchCommand command) => command.Bind(counts).Bind(lineages).Bind(payloads).Bind(items).Bind(attachments);
}
