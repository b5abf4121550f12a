using Codemation.Runtime.Engine.Execution;

namespace Codemation.Runtime.Engine.Steps;

/// <summary>A step that runs where it stands.</summary>
internal abstract class SyncStep(StepShape shape) : BoundStep(shape)
{
    /// <summary>
    /// Takes its inputs from the run and gives it an output for every port. Items that fail are reported to the run; what it throws fails
    /// the whole batch.
    /// </summary>
    public abstract void Execute(RunExecution run);
}
