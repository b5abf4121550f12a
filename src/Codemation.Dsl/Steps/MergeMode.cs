namespace Codemation;

/// <summary>How branches that carry the same items are brought together.</summary>
public enum MergeMode
{
    /// <summary>
    /// For each origin the items of the first branch that has it, the preferred branch first; origins ascending, then the items
    /// with no origin in branch order.
    /// </summary>
    PassThrough,

    /// <summary>The items of one branch after those of the other, the preferred branch first.</summary>
    Append,
}
