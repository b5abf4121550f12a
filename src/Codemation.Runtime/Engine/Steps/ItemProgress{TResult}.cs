namespace Codemation.Runtime.Engine.Steps;

/// <inheritdoc/>
internal sealed class ItemProgress<TResult>(int items) : ItemProgress(items)
{
    /// <summary>What each item gave; nothing where it failed or waits.</summary>
    public NodeResult<TResult>[] Results { get; } = new NodeResult<TResult>[items];

    /// <inheritdoc cref="ItemProgress.Settle(int)"/>
    public int Settle(int position, in NodeResult<TResult> result)
    {
        Results[position] = result;
        return Settle(position);
    }
}
