namespace Codemation.Runtime.Engine.Binding;

/// <summary>
/// Finds origin points: the nearest batch through which everything that reaches several others has come. Immediate dominators of an acyclic graph, in one pass
/// in topological order (Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm"). Nodes are slots.
/// </summary>
internal sealed class Dominators
{
    private readonly int[] dominator;
    private readonly int[] depth;

    /// <summary>Works out all dominators.</summary>
    /// <param name="predecessors">Per slot the slots that it is made of; slots come after their predecessors, slot 0 has none.</param>
    public Dominators(int[][] predecessors)
    {
        dominator = new int[predecessors.Length];
        depth = new int[predecessors.Length];
        for (var slot = 1; slot < predecessors.Length; slot++)
        {
            dominator[slot] = Common(predecessors[slot]);
            depth[slot] = depth[dominator[slot]] + 1;
        }
    }

    /// <summary>The nearest slot that dominates all of the given ones.</summary>
    public int Common(int[] slots)
    {
        var common = slots[0];
        foreach (var slot in slots.AsSpan(1))
        {
            var other = slot;
            while (common != other)
            {
                if (depth[common] >= depth[other])
                {
                    common = dominator[common];
                }
                else
                {
                    other = dominator[other];
                }
            }
        }

        return common;
    }
}
