using System.Collections.Immutable;
using System.ComponentModel;

namespace Codemation;

/// <summary>
/// A workflow as data: its steps in an order in which they can run, how they are connected, and the types of the items
/// between them. Made by the compiler; <c>YourWorkflow.Plan</c>.
/// </summary>
public sealed class ExecutionPlan
{
    private ImmutableArray<PlanEdge> edges;

    /// <summary>The id given to <see cref="WorkflowAttribute"/>.</summary>
    public required string WorkflowId { get; init; }

    /// <summary>What people read.</summary>
    public required string Name { get; init; }

    /// <summary>Changes when the shape of the plan or a schema in it changes; not when only code inside of callbacks does.</summary>
    public required string Hash { get; init; }

    /// <summary>The steps; each comes after all that it takes items from.</summary>
    public required ImmutableArray<PlanStep> Steps { get; init; }

    /// <summary>The type of the input items.</summary>
    public required ItemType Input { get; init; }

    /// <summary>The type of the output items.</summary>
    public required ItemType Output { get; init; }

    /// <summary>The type of the configuration; null for a workflow without one.</summary>
    public ItemType? Config { get; init; }

    /// <summary>What starts runs, besides callers from other workflows.</summary>
    public ImmutableArray<PlanTrigger> Triggers { get; init; } = [];

    /// <summary>Where the outputs of a run come from.</summary>
    public required PlanSource Result { get; init; }

    /// <summary>How the steps are connected.</summary>
    public ImmutableArray<PlanEdge> Edges => edges.IsDefault ? edges = CollectEdges() : edges;

    /// <summary>
    /// Whether the compiler could read the whole definition. An incomplete plan has no steps and can't be run; the build
    /// that made it has errors that say why.
    /// </summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>Makes the plan that the compiler wrote, for generated code.</summary>
    /// <param name="text">The plan as JSON; its form is between the compiler's part and this version.</param>
    /// <param name="types">The types of items, to which the text refers by position; null for one that can't be used.</param>
    /// <exception cref="FormatException">The text is of another version.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static ExecutionPlan Read(string text, ItemType[] types) => PlanReader.Read(text, types);

    /// <summary>Finds a step.</summary>
    /// <param name="id">The step's id.</param>
    /// <returns>The index in <see cref="Steps"/>, or <c>-1</c>.</returns>
    public int IndexOf(string id)
    {
        for (var i = 0; i < Steps.Length; i++)
        {
            if (string.Equals(Steps[i].Id, id, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private ImmutableArray<PlanEdge> CollectEdges()
    {
        var all = ImmutableArray.CreateBuilder<PlanEdge>();
        for (var step = 0; step < Steps.Length; step++)
        {
            for (var input = 0; input < Steps[step].Inputs.Length; input++)
            {
                all.Add(new PlanEdge(Steps[step].Inputs[input], step, input));
            }
        }

        return all.ToImmutable();
    }
}
