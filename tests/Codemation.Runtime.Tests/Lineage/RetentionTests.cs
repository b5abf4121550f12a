using System.Collections.Immutable;
using Codemation.Runtime.Engine.Binding;
using FsCheck;
using FsCheck.Fluent;

namespace Codemation.Runtime.Tests.Lineage;

public sealed class RetentionTests
{
    [Fact]
    public void Values_are_there_whenever_a_step_may_read_them_and_gone_when_none_will()
        => Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), seeds =>
        {
            var plan = Plan(seeds);
            var slots = new PlanSlots(plan);
            var result = slots.Of(plan.Result);
            var release = Retention.ReleaseAfter(Retention.KeepUntil(plan, slots, result), plan.Steps.Length);
            var held = new HashSet<int> { BoundPlan.TriggerSlot };
            for (var step = 0; step < plan.Steps.Length; step++)
            {
                if (!Readable(plan, slots, step).All(held.Contains))
                {
                    return false;
                }

                held.UnionWith(Enumerable.Range(slots.First(step), plan.Steps[step].Ports.Length));
                held.ExceptWith(release[step]);
            }

            int[] left = IsRead(plan) ? [result] : [result, BoundPlan.TriggerSlot];
            return held.SetEquals(left);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    /// <summary>The slots that a step may read: its inputs, and with a context everything upstream.</summary>
    private static IEnumerable<int> Readable(ExecutionPlan plan, PlanSlots slots, int step)
    {
        var inputs = plan.Steps[step].Inputs;
        return plan.Steps[step].UsesContext
            ? inputs.SelectMany(input => Upstream(plan, slots, input)).Distinct()
            : inputs.Select(slots.Of);
    }

    private static IEnumerable<int> Upstream(ExecutionPlan plan, PlanSlots slots, PlanSource source)
        => source.IsTrigger
            ? [slots.Of(source)]
            : plan.Steps[source.Step].Inputs.SelectMany(input => Upstream(plan, slots, input)).Append(slots.Of(source)).Distinct();

    private static bool IsRead(ExecutionPlan plan) => plan.Steps.Any(step => step.Inputs.Any(input => input.IsTrigger));

    /// <summary>A plan of steps with one or two inputs and ports; some see a context.</summary>
    private static ExecutionPlan Plan(int[] seeds)
    {
        var type = new ItemType<int>(() => throw new InvalidOperationException("Nothing is written here."), "{}");
        var sources = new List<PlanSource> { PlanSource.Trigger };
        var steps = ImmutableArray.CreateBuilder<PlanStep>();
        foreach (var seed in seeds.Take(14).Select(seed => (uint)seed))
        {
            var inputs = ImmutableArray.Create(sources[(int)(seed % sources.Count)]);
            if (seed % 3 == 0)
            {
                inputs = inputs.Add(sources[(int)(seed / 3 % sources.Count)]);
            }

            var ports = Enumerable.Range(0, seed % 5 == 0 ? 2 : 1).Select(port => new PlanPort($"{port}", type)).ToImmutableArray();
            for (var port = 0; port < ports.Length; port++)
            {
                sources.Add(new PlanSource(steps.Count, port));
            }

            steps.Add(new PlanStep { Id = $"step-{steps.Count}", Kind = StepKind.Map, Inputs = inputs, Ports = ports, UsesContext = seed % 4 == 1 });
        }

        return new ExecutionPlan
        {
            WorkflowId = "random",
            Name = "random",
            Hash = "",
            Steps = steps.ToImmutable(),
            Input = type,
            Output = type,
            Result = sources[(int)((uint)seeds.Sum(seed => (long)seed).GetHashCode() % sources.Count)],
        };
    }
}
