using Codemation.Runtime.Engine.Lineages;
using Codemation.Runtime.Engine.Steps;

namespace Codemation.Runtime.Engine.Execution;

/// <content>What steps take and give.</content>
internal sealed partial class RunExecution
{
    public Batch<T> Input<T>(BoundStep step, int input = 0) => (Batch<T>)Batch(step.InputSlots[input]);

    public Batch Batch(int slot) => slots[slot] ?? throw new InvalidOperationException($"Nothing has arrived in slot {slot} of run {Row.Id}.");

    public void Output(BoundStep step, int port, Batch batch)
    {
        CheckBatchSize(step, batch.Count);
        slots[step.FirstSlot + port] = batch;
    }

    public void CheckBatchSize(BoundStep step, int items)
    {
        if (items > host.Limits.BatchItems)
        {
            throw new RunLimitException($"Step \"{step.Id}\" gave more than {host.Limits.BatchItems:N0} items, the limit for one batch.");
        }
    }

    /// <summary>The items of a batch with their lineage, as a step's callback sees them.</summary>
    public ItemList<T> Items<T>(BoundStep step, Batch<T> batch) => new(batch, new SlotLineage(this, step.InputSlots[0]));

    /// <summary>The origins of a batch's items at an earlier batch; null where each item is its own origin.</summary>
    public int[]? Origins(int slot, int originSlot)
    {
        // Chains without a merge are walked in a loop: they can be very long.
        int[]? composed = null;
        while (slot != originSlot)
        {
            var batch = Batch(slot);
            var inputs = Plan.InputSlotsOf(slot);
            if (batch.Lineage is SelectedLineage or IdentityLineage)
            {
                var selected = batch.Lineage as SelectedLineage;
                composed = selected is null ? composed : Compose(composed, selected.Parents, batch.Count);
                slot = inputs[selected?.Input ?? 0];
            }
            else
            {
                var known = batch.Lineage.Origins(batch.Count, input => Origins(inputs[input], originSlot));
                return known is null ? composed : Compose(composed, known, batch.Count);
            }
        }

        return composed;
    }

    private static int[] Compose(int[]? positions, int[] parents, int count)
        => positions is null
            ? parents.Length == count ? parents : parents[..count]
            : Array.ConvertAll(positions, position => position == BatchLineage.None ? BatchLineage.None : parents[position]);
}
