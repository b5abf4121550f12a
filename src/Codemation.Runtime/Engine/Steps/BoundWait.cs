using Codemation.Recording;
using Codemation.Runtime.Engine.Execution;

namespace Codemation.Runtime.Engine.Steps;

internal sealed class BoundWait<T>(StepShape shape, WaitStep<T> step) : WaitingStep<T>(shape)
{
    private readonly TimeSpan duration = step.Duration;

    protected override DateTimeOffset? DueAt(RunExecution run, StepActivation activation, Batch<T> input)
        => input.Count == 0 ? null : run.StoreTime + duration;
}
