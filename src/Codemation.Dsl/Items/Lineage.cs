namespace Codemation;

/// <summary>Where an item came from.</summary>
public readonly struct Lineage
{
    private readonly ILineageSource? source;

    internal Lineage(ILineageSource source, int position)
    {
        this.source = source;
        Position = position;
    }

    /// <summary>The position of the item in the batch that the step was given.</summary>
    public int Position { get; }

    /// <summary>The positions of the trigger items that this item descends from, ascending. Empty for an item that no step made yet.</summary>
    public IReadOnlyList<int> TriggerItems => source?.TriggerItemsOf(Position) ?? [];
}
