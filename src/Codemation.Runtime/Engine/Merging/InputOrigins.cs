namespace Codemation.Runtime.Engine.Merging;

/// <summary>The origins of the items that arrive at one input of a merge.</summary>
/// <param name="Origins">Per item; null where each item is its own origin.</param>
/// <param name="Count">How many items there are.</param>
internal readonly record struct InputOrigins(int[]? Origins, int Count)
{
    public int this[int position] => Origins is null ? position : Origins[position];
}
