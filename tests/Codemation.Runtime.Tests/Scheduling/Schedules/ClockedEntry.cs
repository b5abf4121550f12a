using Codemation.Recording;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Engine.Binding;
using Codemation.Runtime.Engine.Lineages;

namespace Codemation.Runtime.Tests.Scheduling.Schedules;

/// <summary>A workflow of nothing but schedules.</summary>
internal sealed class ClockedEntry(string id, Func<CronTick, int[]> items, params PlanTrigger[] triggers) : WorkflowEntry(id, () => Plan(id, triggers))
{
    public override Type WorkflowType => typeof(ClockedEntry);

    public override Workflow Instance => throw new NotSupportedException();

    public override WorkflowRecording Recording => new(
        WorkflowType, [], [.. triggers.Select(static (trigger, number) => new RecordedTrigger(trigger, new SourceLocation("Clocked.cs", number + 1)))], default, null, null);

    public override BoundPlan Bound => throw new NotSupportedException();

    public override Batch? Samples => null;

    public override Batch ItemsOf(int trigger, CronTick tick) => items(tick) is var made ? new Batch<int>(made, made.Length, IdentityLineage.Instance) : null!;

    public override ValueTask<Batch> ReadInputAsync(Stream json, RunLimits limits, CancellationToken cancellationToken) => throw new NotSupportedException();

    private static new ExecutionPlan Plan(string id, PlanTrigger[] triggers) => new()
    {
        WorkflowId = id,
        Name = id,
        Hash = "plan",
        Steps = [],
        Input = null!,
        Output = null!,
        Result = PlanSource.Trigger,
        Triggers = [.. triggers],
    };
}
