using Codemation.Runtime.Engine.Lineages;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Engine.Encoding;

/// <summary>Turns the batches of one port into what stores keep, and back.</summary>
internal abstract class PortCodec
{
    public abstract ItemType Type { get; }

    /// <summary>A batch without items.</summary>
    public abstract Batch Empty();

    /// <summary>A batch of which only the lineage is known.</summary>
    public abstract Batch Released(int count, BatchLineage lineage);

    public abstract BatchPayload Payload(Batch batch, string step, RunLimits limits);

    public abstract ValueTask<Batch> ReadAsync(StoredBatch stored, BatchLineage lineage, CancellationToken cancellationToken);

    /// <summary>Reads items that somebody wrote, and checks them.</summary>
    /// <exception cref="InputException">They are not valid.</exception>
    public abstract ValueTask<Batch> ReadInputAsync(Stream json, RunLimits limits, BatchLineage lineage, CancellationToken cancellationToken);

    /// <summary>One item as JSON text, for people.</summary>
    public abstract string Describe(Batch batch, int position);

    /// <summary>Writes the items of a batch one by one.</summary>
    public abstract void WriteItem(System.Text.Json.Utf8JsonWriter writer, Batch batch, int position);
}
