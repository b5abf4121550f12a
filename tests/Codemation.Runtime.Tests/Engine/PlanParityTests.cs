using System.Runtime.CompilerServices;
using Codemation.Recording;
using Codemation.Runtime.Engine.Binding;

namespace Codemation.Runtime.Tests.Engine;

public sealed record ParityConfig(int Most = 1);

[Workflow("engine.parity")]
public sealed partial class ParityCase : Workflow<int, string, ParityConfig>
{
    protected override Flow<string> Define(Start<int> start) => start
        .OnManual(1)
        .OnCron("0 3 * * *", tick => 1, "Europe/Amsterdam")
        .Map("double", n => n * 2)
        .If("large", n => n > 10, f => f.Map("cap", n => 10), f => f.NoOp("keep"))
        .Merge("all")
        .WaitFor<bool>("checked", n => $"{n}")
        .Map("text", s => $"{s.Json} {s.Signal}");
}

public sealed class PlanParityTests
{
    private static readonly ExecutionPlan Plan = ParityCase.Plan;

    [Fact]
    public async Task Every_workflow_of_these_tests_records_what_was_compiled()
    {
        await using var host = Running.Hosts.InMemory(new EffectLedger());

        Assert.NotEmpty(host.Catalog.All);
        Assert.All(host.Catalog.All, entry => PlanParity.Check(entry.Plan, TakesMethodsOfLedger(entry.WorkflowType) ? entry.Recording : RecordingOf(entry.WorkflowType)));
    }

    public static TheoryData<string, ExecutionPlan> Differences() => new()
    {
        { "step 0 is \"twice\" (Map, ", Edited(0, step => step with { Id = "twice" }) },
        { "step 0 is \"double\" (MapAsync, ", Edited(0, step => step with { Kind = StepKind.MapAsync }) },
        { "step 2 is \"cap\" (Map, from 1.1;", Edited(2, step => step with { Inputs = [new PlanSource(1, 1)] }) },
        { "step 1 is \"large\" (If, from 0.0; yes: System.Int32, false: System.Int32) in the plan, but Define made \"large\" (If, from 0.0; true: System.Int32, false: System.Int32)", Edited(1, step => step with { Ports = [step.Ports[0] with { Name = "yes" }, step.Ports[1]] }) },
        { "step 0 is \"double\" (Map, from the trigger; main: System.String) in the plan, but Define made \"double\" (Map, from the trigger; main: System.Int32)", Edited(0, step => step with { Ports = [new PlanPort("main", Plan.Output)] }) },
        { "for System.String", Edited(5, step => step with { Signal = Plan.Output }) },
        { "step 0 is \"double\" (Map, from the trigger, in the try at 3;", Edited(0, step => step with { Scope = 3 }) },
        { "step 6 is nothing in the plan, but Define made \"text\"", Copy(Plan, steps: Plan.Steps.RemoveAt(6)) },
        { "step 7 is \"more\" (NoOp, from 6.0; main: System.String) in the plan, but Define made nothing", Copy(Plan, steps: Plan.Steps.Add(new PlanStep { Id = "more", Kind = StepKind.NoOp, Inputs = [new PlanSource(6, 0)], Ports = [new PlanPort("main", Plan.Output)] })) },
        { "the outputs come from", Copy(Plan, result: new PlanSource(0, 0)) },
        { "the triggers are Manual in the plan, but Define made Manual, Cron \"0 3 * * *\" in Europe/Amsterdam", Copy(Plan, triggers: [Plan.Triggers[0]]) },
        { "the configuration is System.String in the plan, but Codemation.Runtime.Tests.Engine.ParityConfig in the class", Copy(Plan, config: Plan.Output) },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void A_plan_of_another_build_is_one_error_that_names_both_sides_and_what_to_do(string difference, ExecutionPlan stale)
    {
        var error = Assert.Throws<PlanMismatchException>(() => PlanParity.Check(stale, RecordingOf(typeof(ParityCase))));

        Assert.StartsWith($"The compiled plan of workflow \"engine.parity\" does not fit {typeof(ParityCase)}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(difference, error.Message, StringComparison.Ordinal);
        Assert.Contains("Build again", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_plan_of_another_workflow_is_an_error_too() =>
        Assert.Throws<PlanMismatchException>(() => PlanParity.Check(Plan, RecordingOf(typeof(Codemation.Runtime.Tests.Steps.Naming))));

    // Most dependencies are only used when a step runs, so a workflow can be recorded without any.
    private static bool TakesMethodsOfLedger(Type workflow) =>
        workflow.GetConstructors().Any(constructor => constructor.GetParameters() is [{ ParameterType: var only }] && only == typeof(EffectLedger));

    private static WorkflowRecording RecordingOf(Type workflow) => ((Workflow)RuntimeHelpers.GetUninitializedObject(workflow)).Record();

    private static ExecutionPlan Edited(int index, Func<PlanStep, PlanStep> edit) => Copy(Plan, steps: Plan.Steps.SetItem(index, edit(Plan.Steps[index])));

    private static ExecutionPlan Copy(
        ExecutionPlan plan,
        System.Collections.Immutable.ImmutableArray<PlanStep>? steps = null,
        System.Collections.Immutable.ImmutableArray<PlanTrigger>? triggers = null,
        PlanSource? result = null,
        ItemType? config = null) => new()
        {
            WorkflowId = plan.WorkflowId,
            Name = plan.Name,
            Hash = plan.Hash,
            Input = plan.Input,
            Output = plan.Output,
            Config = config ?? plan.Config,
            Triggers = triggers ?? plan.Triggers,
            Result = result ?? plan.Result,
            Steps = steps ?? plan.Steps,
        };
}
