using System.ComponentModel;
using Codemation.Recording;

namespace Codemation;

/// <summary>What all workflows have in common. Derive from <see cref="Workflow{TIn,TOut}"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Workflow
{
    private protected Workflow()
    {
    }

    /// <summary>
    /// Called when a run of the workflow failed, before the failure is final: once, or again with the same
    /// <see cref="WorkflowFailure.IdempotencyKey"/> when the process died meanwhile. What it throws is logged and changes nothing.
    /// </summary>
    /// <param name="failure">The run, and why it failed.</param>
    protected virtual ValueTask OnFailedAsync(WorkflowFailure failure) => default;

    internal ValueTask TellFailedAsync(WorkflowFailure failure) => OnFailedAsync(failure);

    /// <summary>Runs the definition once against a recorder.</summary>
    internal abstract WorkflowRecording Record();
}
