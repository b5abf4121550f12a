namespace Codemation;

/// <summary>Answers where the items of one batch came from; the runtime's side of <see cref="Lineage"/>.</summary>
internal interface ILineageSource
{
    /// <summary>The trigger items that the item at a position of the batch descends from, ascending.</summary>
    IReadOnlyList<int> TriggerItemsOf(int position);
}
