using Codemation.Runtime.Engine.Execution;

namespace Codemation.Runtime.Engine.Steps;

/// <summary>A step that may wait.</summary>
internal abstract class AsyncStep(StepShape shape) : BoundStep(shape)
{
    /// <inheritdoc cref="SyncStep.Execute"/>
    public abstract ValueTask ExecuteAsync(RunExecution run, StepActivation activation);
}
