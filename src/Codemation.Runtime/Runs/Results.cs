using Codemation.Runtime.Engine;
using Codemation.Runtime.Engine.Execution;

namespace Codemation.Runtime.Runs;

/// <summary>Makes typed results of outcomes.</summary>
internal static class Results
{
    public static RunResult<TOut> Of<TOut>(RunOutcome outcome)
    {
        IReadOnlyList<Item<TOut>> items = outcome.Output is Batch<TOut> output
            ? new ItemList<TOut>(output, new SlotLineage(outcome.Execution!, outcome.Execution!.Plan.ResultSlot))
            : [];
        return new RunResult<TOut>(outcome.RunId, outcome.Status, items, outcome.Error);
    }
}
