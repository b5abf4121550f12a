using System.Collections.Immutable;
using Codemation.Runtime.Engine.Encoding;
using Codemation.Runtime.Engine.Steps;

namespace Codemation.Runtime.Engine.Binding;

/// <summary>
/// A plan joined with the author's code, and everything about its graph that executions would otherwise work out again. Every output port of
/// every step has a slot; slot 0 is the trigger's.
/// </summary>
internal sealed class BoundPlan
{
    public const int TriggerSlot = 0;

    private readonly Dictionary<string, BoundStep> byId = new(StringComparer.Ordinal);
    private BoundStep[] steps = [];

    public required ExecutionPlan Plan { get; init; }

    public required BoundStep[] Steps
    {
        get => steps;
        init
        {
            steps = value;
            foreach (var step in value)
            {
                byId.Add(step.Id, step);
            }
        }
    }

    /// <summary>Per slot, how its items are stored.</summary>
    public required PortCodec[] Codecs { get; init; }

    /// <summary>Per slot, the step that fills it; -1 for the trigger's.</summary>
    public required int[] Producers { get; init; }

    public required int ResultSlot { get; init; }

    /// <summary>Per step, how many deliveries it waits for.</summary>
    public required ImmutableArray<int> Waiting { get; init; }

    /// <summary>Per step, the steps that wait for it, once for each thing they wait for.</summary>
    public required int[][] Consumers { get; init; }

    public required int[] TriggerConsumers { get; init; }

    /// <summary>Per slot, the last step that may read its values; the number of steps where the run's outputs do.</summary>
    public required int[] KeepUntil { get; init; }

    /// <summary>Per step, the slots whose values nothing reads once it and all before it have finished.</summary>
    public required int[][] ReleaseAfter { get; init; }

    public int SlotCount => Codecs.Length;

    public BoundStep Step(string id) => byId.TryGetValue(id, out var step)
        ? step
        : throw new InvalidOperationException($"Step \"{id}\" not found in workflow \"{Plan.WorkflowId}\".");

    /// <summary>The slots that the lineage of a slot's items refers to.</summary>
    public int[] LineageSlotsOf(int slot) => steps[Producers[slot]].LineageSlots;
}
