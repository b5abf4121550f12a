using System.Reflection;
using System.Text.Json.Nodes;
using Codemation.Recording;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Engine.Binding;

namespace Codemation.Runtime.Catalog;

/// <summary>A workflow of this host.</summary>
internal abstract class WorkflowEntry(string id, Func<ExecutionPlan> plan)
{
    private readonly Lazy<ExecutionPlan> plan = new(plan);
    private RunConfiguration? configuration;
    private WorkflowAttribute? settings;

    public string Id { get; } = id;

    public ExecutionPlan Plan => plan.Value;

    public abstract Type WorkflowType { get; }

    /// <summary>What the class says of its runs.</summary>
    public WorkflowAttribute Settings => settings ??= ReadSettings();

    /// <summary>The one instance of the workflow's class.</summary>
    public abstract Workflow Instance { get; }

    /// <summary>What the class's <c>Define</c> recorded: the code of each step, and where it is written.</summary>
    public abstract WorkflowRecording Recording { get; }

    /// <summary>The plan joined with the workflow's code; made when a run first needs it.</summary>
    /// <exception cref="PlanMismatchException">They are not of one build.</exception>
    public abstract BoundPlan Bound { get; }

    /// <summary>The input of a run that is started without any; null where the author gave none.</summary>
    public abstract Batch? Samples { get; }

    /// <summary>The configuration of a run that is started with something; null for a workflow that has none.</summary>
    /// <exception cref="InputException">What it is started with is not valid.</exception>
    public string? ConfigOf(JsonObject? given)
    {
        if (Plan.Config is { } type)
        {
            return (configuration ??= new RunConfiguration(Id, type)).Over(given);
        }

        return given is null
            ? null
            : throw new InputException([new InputError("config", $"workflow \"{Id}\" takes no configuration")]);
    }

    /// <summary>Has a schedule's own code make the input of a run.</summary>
    /// <param name="trigger">The schedule's position in the plan's triggers.</param>
    /// <param name="tick">The firing.</param>
    public abstract Batch ItemsOf(int trigger, CronTick tick);

    /// <summary>Reads input items from JSON text.</summary>
    /// <exception cref="InputException">The text is not valid input.</exception>
    public abstract ValueTask<Batch> ReadInputAsync(Stream json, RunLimits limits, CancellationToken cancellationToken);

    private WorkflowAttribute ReadSettings()
    {
        var read = WorkflowType.GetCustomAttribute<WorkflowAttribute>() ?? new WorkflowAttribute(Id);
        return read.Priority is >= 0 and <= 9
            ? read
            : throw new InvalidOperationException($"The priority of workflow \"{Id}\" is {read.Priority}; give it one from 0 to 9.");
    }
}
