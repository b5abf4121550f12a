namespace Codemation.Runtime.Engine.Lineages;

/// <summary>
/// Where each item of a batch came from: positions in the batches that the step was given. Kept as integers for the whole run; everything
/// else (origins, pairing, trigger items) is worked out of it when it is asked for.
/// </summary>
internal abstract class BatchLineage
{
    /// <summary>No position: the item does not descend from one item of that batch.</summary>
    public const int None = -1;

    /// <summary>The parents of one item; none where it came from the batch as a whole.</summary>
    /// <param name="position">The item's position in the batch.</param>
    public abstract IEnumerable<Parent> ParentsOf(int position);

    /// <summary>
    /// Carries origins over a step.
    /// </summary>
    /// <param name="count">The size of the batch.</param>
    /// <param name="originsOf">Gives the origins of the items of an input; null where each item is its own origin.</param>
    /// <returns>The origins of the batch's items, <see cref="None"/> for items without one; null where each item is its own origin.</returns>
    public abstract int[]? Origins(int count, Func<int, int[]?> originsOf);

    /// <summary>The lineage of the items at some positions of the batch.</summary>
    public abstract BatchLineage Select(int[] positions);
}
