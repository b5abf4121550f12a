using Codemation.Recording;
using Codemation.Runtime.Engine.Execution;

namespace Codemation.Runtime.Engine.Steps;

/// <summary>Holds a batch back until the time of its latest item.</summary>
internal sealed class BoundWaitUntil<T>(StepShape shape, WaitUntilStep<T> step) : WaitingStep<T>(shape)
{
    private readonly Func<T, DateTimeOffset> until = step.Until;

    protected override DateTimeOffset? DueAt(RunExecution run, StepActivation activation, Batch<T> input)
    {
        DateTimeOffset? latest = null;
        for (var position = 0; position < input.Count; position++)
        {
            try
            {
                var due = until(input[position]);
                latest = due < latest ? latest : due;
            }
            catch (Exception error)
            {
                run.FailItem(this, position, error);
            }
        }

        return latest;
    }
}
