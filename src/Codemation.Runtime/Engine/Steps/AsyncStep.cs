using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Engine.Steps;

/// <summary>A step that may wait.</summary>
internal abstract class AsyncStep(StepShape shape) : BoundStep(shape)
{
    /// <inheritdoc cref="SyncStep.Execute"/>
    public abstract ValueTask ExecuteAsync(RunExecution run, StepActivation activation);

    /// <summary>Whether it can go on with what another run's items gave.</summary>
    public virtual bool CanTakeResults => false;

    /// <summary>What items gave, as it is recorded along the way.</summary>
    /// <param name="outputs">Outputs of some of its items, in their order.</param>
    public virtual IEnumerable<ItemCheckpoint> ResultsOf(Batch outputs)
        => throw new InvalidOperationException($"Step \"{Id}\" has outputs that can't be told apart by item.");
}
