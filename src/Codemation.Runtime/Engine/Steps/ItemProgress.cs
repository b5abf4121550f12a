namespace Codemation.Runtime.Engine.Steps;

/// <summary>How far the items of an activation got, also while it is suspended.</summary>
internal abstract class ItemProgress(int items)
{
    private int settled;

    /// <summary>Which items are done, failed ones included.</summary>
    public bool[] IsSettled { get; } = new bool[items];

    /// <summary>Takes that an item is done.</summary>
    /// <returns>How many are.</returns>
    public int Settle(int position)
    {
        IsSettled[position] = true;
        return Interlocked.Increment(ref settled);
    }
}
