using Codemation.Runtime.Engine.Binding;
using Codemation.Runtime.Engine.Lineages;

namespace Codemation.Runtime.Engine.Execution;

/// <summary>Finds the items of one earlier batch that others descend from.</summary>
internal sealed class Ancestors(RunExecution run, int target)
{
    private readonly Dictionary<int, int[]> ofWholeBatch = [];

    // Forks in a row would double the paths with each if they were not remembered.
    private readonly Dictionary<(int Slot, int Position), int[]> ofSeveralParents = [];

    /// <summary>The positions at the target batch of the items that an item descends from, ascending.</summary>
    public int[] Of(int slot, int position)
    {
        // Chains are walked in a loop: they can be very long. Only items with several parents branch out.
        while (slot != target)
        {
            if (slot == BoundPlan.TriggerSlot)
            {
                return [];
            }

            var inputs = run.Plan.LineageSlotsOf(slot);
            switch (run.Batch(slot).Lineage)
            {
                case IdentityLineage:
                    slot = inputs[0];
                    break;
                case SelectedLineage selected:
                    (slot, position) = (inputs[selected.Input], selected.Parents[position]);
                    break;
                case MergedLineage merged:
                    (slot, position) = (inputs[merged.Inputs[position]], merged.Parents[position]);
                    break;
                case WholeLineage:
                    return OfWhole(inputs);
                case var several:
                    return OfSeveral(several, slot, position, inputs);
            }
        }

        return [position];
    }

    private int[] OfSeveral(BatchLineage lineage, int slot, int position, int[] inputs)
    {
        if (!ofSeveralParents.TryGetValue((slot, position), out var known))
        {
            known = Union([.. lineage.ParentsOf(position).Select(parent => Of(inputs[parent.Input], parent.Position))]);
            ofSeveralParents.Add((slot, position), known);
        }

        return known;
    }

    private int[] OfWhole(int[] inputs) => Union([.. inputs.Select(OfWhole)]);

    private int[] OfWhole(int slot)
    {
        if (!ofWholeBatch.TryGetValue(slot, out var known))
        {
            known = Union([.. Enumerable.Range(0, run.Batch(slot).Count).Select(position => Of(slot, position))]);
            ofWholeBatch.Add(slot, known);
        }

        return known;
    }

    private static int[] Union(int[][] sets) => sets.Length == 1 ? sets[0] : [.. new SortedSet<int>(sets.SelectMany(static set => set))];
}
