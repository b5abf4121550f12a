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
}
