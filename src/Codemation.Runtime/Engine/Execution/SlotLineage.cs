namespace Codemation.Runtime.Engine.Execution;

/// <summary>Answers where the items of one slot came from.</summary>
internal sealed class SlotLineage(RunExecution run, int slot) : ILineageSource
{
    public IReadOnlyList<int> TriggerItemsOf(int position) => run.TriggerItemsOf(slot, position);
}
