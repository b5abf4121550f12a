using System.Collections.Immutable;
using Codemation.Runtime.Engine.Lineages;

namespace Codemation.Runtime.Engine;

/// <summary>The items that left one output port in one activation.</summary>
internal abstract class Batch(int count, BatchLineage lineage, ImmutableDictionary<string, BinaryRef>?[]? attachments)
{
    public int Count { get; } = count;

    /// <summary>Where each item came from, in terms of the inputs of the step that made the batch.</summary>
    public BatchLineage Lineage { get; } = lineage;

    /// <summary>Per item, or null where no item of the batch has any.</summary>
    public ImmutableDictionary<string, BinaryRef>?[]? Attachments { get; private set; } = attachments;

    /// <summary>The array behind the values, of the batch's type; it may be longer than the batch.</summary>
    public abstract Array Untyped { get; }

    /// <summary>Lets go of the values and keeps the lineage, which later merges may need.</summary>
    public virtual void Release() => Attachments = null;
}
