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

    /// <summary>Runs the definition once against a recorder.</summary>
    internal abstract WorkflowRecording Record();
}
