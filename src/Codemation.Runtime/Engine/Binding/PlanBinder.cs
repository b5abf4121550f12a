using System.Collections.Immutable;
using Codemation.Recording;
using Codemation.Runtime.Engine.Encoding;
using Codemation.Runtime.Engine.Nodes;
using Codemation.Runtime.Engine.Steps;

namespace Codemation.Runtime.Engine.Binding;

/// <summary>Joins a compiled plan with what <c>Define</c> recorded.</summary>
internal static class PlanBinder
{
    /// <summary>Binds a plan.</summary>
    /// <exception cref="PlanMismatchException">The two don't fit.</exception>
    public static BoundPlan Bind<TIn>(ExecutionPlan plan, Workflow workflow, WorkflowAttribute settings, WorkflowRecording recording, NodeBindings nodes)
    {
        PlanParity.Check(plan, recording);
        var slots = new PlanSlots(plan);
        var dominators = new Dominators(slots.Predecessors);
        var steps = new BoundStep[plan.Steps.Length];
        var codecs = new PortCodec[slots.Count];
        codecs[BoundPlan.TriggerSlot] = new PortCodec<TIn>((ItemType<TIn>)plan.Input);
        for (var index = 0; index < steps.Length; index++)
        {
            var binder = new StepBinder(plan.Steps[index], index, slots.First(index), slots.Inputs(index), dominators, nodes);
            steps[index] = recording.Steps[index].Accept(binder);
            steps[index].Ports.CopyTo(codecs, slots.First(index));
        }

        var dependencies = new PlanDependencies(plan);
        var resultSlot = slots.Of(plan.Result);
        var keepUntil = Retention.KeepUntil(plan, slots, resultSlot);
        return new BoundPlan
        {
            Plan = plan,
            Workflow = workflow,
            Settings = settings,
            Steps = steps,
            Codecs = codecs,
            Producers = slots.Producers,
            ResultSlot = resultSlot,
            Waiting = ImmutableArray.Create(dependencies.Waiting),
            Consumers = dependencies.Consumers,
            TriggerConsumers = dependencies.TriggerConsumers,
            KeepUntil = keepUntil,
            ReleaseAfter = Retention.ReleaseAfter(keepUntil, steps.Length),
        };
    }
}
