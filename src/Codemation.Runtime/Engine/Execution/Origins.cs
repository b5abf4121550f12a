using Codemation.Runtime.Engine.Lineages;

namespace Codemation.Runtime.Engine.Execution;

/// <summary>Finds the positions that items had at one earlier batch, through which all of them have come.</summary>
internal sealed class Origins(RunExecution run, int originSlot)
{
    // Routers in a row would double the paths with each if they were not remembered.
    private readonly Dictionary<int, int[]?> known = [];

    /// <summary>The origins of a batch's items; null where each item is its own origin.</summary>
    public int[]? Of(int slot)
    {
        // Chains without a merge are walked in a loop: they can be very long.
        int[]? composed = null;
        while (slot != originSlot)
        {
            var batch = run.Batch(slot);
            var inputs = run.Plan.LineageSlotsOf(slot);
            if (batch.Lineage is SelectedLineage or IdentityLineage)
            {
                var selected = batch.Lineage as SelectedLineage;
                composed = selected is null ? composed : Compose(composed, selected.Parents, batch.Count);
                slot = inputs[selected?.Input ?? 0];
            }
            else
            {
                var several = OfSeveral(slot, batch, inputs);
                return several is null ? composed : Compose(composed, several, batch.Count);
            }
        }

        return composed;
    }

    private int[]? OfSeveral(int slot, Batch batch, int[] inputs)
    {
        if (!known.TryGetValue(slot, out var origins))
        {
            origins = batch.Lineage.Origins(batch.Count, input => Of(inputs[input]));
            known.Add(slot, origins);
        }

        return origins;
    }

    private static int[] Compose(int[]? positions, int[] parents, int count)
        => positions is null
            ? parents.Length == count ? parents : parents[..count]
            : Array.ConvertAll(positions, position => position == BatchLineage.None ? BatchLineage.None : parents[position]);
}
