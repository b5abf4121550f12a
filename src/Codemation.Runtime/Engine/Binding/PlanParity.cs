using Codemation.Recording;

namespace Codemation.Runtime.Engine.Binding;

/// <summary>Compares what <c>Define</c> recorded with what the compiler read. They differ only when one of them is stale.</summary>
internal static class PlanParity
{
    /// <summary>Compares step by step.</summary>
    /// <exception cref="PlanMismatchException">They differ.</exception>
    public static void Check(ExecutionPlan plan, WorkflowRecording recording)
    {
        if (!plan.IsComplete)
        {
            throw new PlanMismatchException($"Workflow \"{plan.WorkflowId}\" has no complete plan: its build had errors. Fix them and build again.");
        }

        for (var i = 0; i < Math.Max(plan.Steps.Length, recording.Steps.Count); i++)
        {
            var planned = i < plan.Steps.Length ? Describe(plan.Steps[i]) : "nothing";
            var recorded = i < recording.Steps.Count ? Describe(recording.Steps[i]) : "nothing";
            if (!string.Equals(planned, recorded, StringComparison.Ordinal))
            {
                throw Mismatch(plan, recording, $"step {i} is {planned} in the plan, but Define made {recorded}");
            }
        }

        var triggers = recording.Triggers.Select(static trigger => trigger.Data).ToArray();
        if (!plan.Triggers.SequenceEqual(triggers))
        {
            throw Mismatch(plan, recording, $"the triggers are {Describe(plan.Triggers)} in the plan, but Define made {Describe(triggers)}");
        }

        if (plan.Config?.Type != recording.Config)
        {
            throw Mismatch(
                plan, recording, $"the configuration is {plan.Config?.Type.ToString() ?? "nothing"} in the plan, but {recording.Config?.ToString() ?? "nothing"} in the class");
        }

        if (plan.Result != recording.Result)
        {
            throw Mismatch(plan, recording, $"the outputs come from {plan.Result} in the plan, but Define returned {recording.Result}");
        }
    }

    private static PlanMismatchException Mismatch(ExecutionPlan plan, WorkflowRecording recording, string difference)
        => new($"The compiled plan of workflow \"{plan.WorkflowId}\" does not fit {recording.WorkflowType}: {difference}. Build again; if that does not help, the definition depends on something outside of Define.");

    private static string Describe(IEnumerable<PlanTrigger> triggers)
        => string.Join(", ", triggers.Select(static trigger => trigger.Expression is null ? $"{trigger.Kind}" : $"{trigger.Kind} \"{trigger.Expression}\" in {trigger.TimeZone ?? "UTC"}")) is { Length: > 0 } all ? all : "none";

    private static string Describe(PlanStep step)
        => Describe(step.Id, step.Kind, step.Scope, step.Inputs, step.Ports.Select(static port => (port.Name, port.Items.Type)), step.Signal?.Type);

    private static string Describe(RecordedStep step)
        => Describe(step.Id, step.Kind, step.Scope, step.Inputs, step.Ports.Select(static port => (port.Name, port.Type)), step.SignalType);

    private static string Describe(
        string id, StepKind kind, int scope, IEnumerable<PlanSource> inputs, IEnumerable<(string Name, Type Type)> ports, Type? signal)
        => $"\"{id}\" ({kind}, from {string.Join(" and ", inputs.Select(static input => input.IsTrigger ? "the trigger" : $"{input.Step}.{input.Port}"))}"
            + $"{(scope < 0 ? "" : $", in the try at {scope}")}; {string.Join(", ", ports.Select(static port => $"{port.Name}: {port.Type}"))}"
            + $"{(signal is null ? "" : $", for {signal}")})";
}
