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

    // More deliveries than any step has inputs.
    private const int Never = int.MaxValue;

    private readonly Dictionary<string, BoundStep> byId = new(StringComparer.Ordinal);
    private BoundStep[] steps = [];

    public required ExecutionPlan Plan { get; init; }

    /// <summary>The one instance of the author's class.</summary>
    public required Workflow Workflow { get; init; }

    /// <summary>What the class says of its runs.</summary>
    public required WorkflowAttribute Settings { get; init; }

    public required BoundStep[] Steps
    {
        get => steps;
        init
        {
            steps = value;
            foreach (var step in value)
            {
                byId.Add(step.Id, step);
                MaySuspend |= step.MaySuspend;
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

    /// <summary>Whether a run may be suspended, so that its outputs must outlive an execution.</summary>
    public bool MaySuspend { get; private set; }

    public int SlotCount => Codecs.Length;

    public BoundStep Step(string id) => byId.TryGetValue(id, out var step)
        ? step
        : throw new InvalidOperationException($"Step \"{id}\" not found in workflow \"{Plan.WorkflowId}\".");

    /// <summary>The part of the plan that a step needs, with that step's output as the result.</summary>
    /// <exception cref="InvalidOperationException">There is no such step, or it has several outputs.</exception>
    public BoundPlan UpTo(string stepId)
    {
        var last = Step(stepId);
        if (last.Ports.Length > 1)
        {
            throw new InvalidOperationException($"A run can't end at step \"{stepId}\": it has several outputs. Name a step behind it.");
        }

        var needed = new bool[steps.Length];
        needed[last.Index] = true;
        var waiting = Waiting.ToBuilder();
        for (var step = steps.Length - 1; step >= 0; step--)
        {
            needed[step] |= Array.Exists(Consumers[step], consumer => needed[consumer]);
            waiting[step] = needed[step] ? waiting[step] : Never;
        }

        int[] keepUntil = [.. KeepUntil];
        keepUntil[last.FirstSlot] = steps.Length;
        return new BoundPlan
        {
            Plan = Plan,
            Workflow = Workflow,
            Settings = Settings,
            Steps = steps,
            Codecs = Codecs,
            Producers = Producers,
            ResultSlot = last.FirstSlot,
            Waiting = waiting.ToImmutable(),
            Consumers = Consumers,
            TriggerConsumers = TriggerConsumers,
            KeepUntil = keepUntil,
            ReleaseAfter = Retention.ReleaseAfter(keepUntil, steps.Length),
        };
    }

    /// <summary>The slots that the lineage of a slot's items refers to.</summary>
    public int[] LineageSlotsOf(int slot) => steps[Producers[slot]].LineageSlots;
}
