using Codemation.Recording;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Engine.Binding;

namespace Codemation.Runtime.Catalog;

/// <summary>A workflow of this host.</summary>
internal abstract class WorkflowEntry(string id, Func<ExecutionPlan> plan)
{
    private readonly Lazy<ExecutionPlan> plan = new(plan);

    public string Id { get; } = id;

    public ExecutionPlan Plan => plan.Value;

    public abstract Type WorkflowType { get; }

    /// <summary>The one instance of the workflow's class.</summary>
    public abstract Workflow Instance { get; }

    /// <summary>What the class's <c>Define</c> recorded: the code of each step, and where it is written.</summary>
    public abstract WorkflowRecording Recording { get; }

    /// <summary>The plan joined with the workflow's code; made when a run first needs it.</summary>
    /// <exception cref="PlanMismatchException">They are not of one build.</exception>
    public abstract BoundPlan Bound { get; }

    /// <summary>The input of a run that is started without any; null where the author gave none.</summary>
    public abstract Batch? Samples { get; }

    /// <summary>Reads input items from JSON text.</summary>
    /// <exception cref="InputException">The text is not valid input.</exception>
    public abstract ValueTask<Batch> ReadInputAsync(Stream json, RunLimits limits, CancellationToken cancellationToken);
}
