using System.Collections.Immutable;

namespace Codemation.Dsl.Generator.Tests.Chains;

/// <summary>Writes a plan as lines of text: index, kind, id, inputs, ports; then scope, context and target where there are any.</summary>
internal static class PlanText
{
    public static string Of(ExecutionPlan plan) => string.Join('\n', plan.Steps.Select(Line).Append("result " + Source(plan.Result)));

    private static string Line(PlanStep step, int index)
    {
        var inputs = string.Join(" ", step.Inputs.Select(Source));
        var ports = string.Join(" ", step.Ports.Select(port => $"{port.Name}:{port.Items.Type.Name}"));
        return $"{index} {step.Kind} {step.Id} <- {inputs} -> {ports}"
            + (step.Scope >= 0 ? $" scope {step.Scope}" : "")
            + (step.UsesContext ? " context" : "")
            + (step.Signal?.Type is { } signal ? $" signal {signal.Name}" : "")
            + (step.Target is null ? "" : $" target {step.Target}");
    }

    private static string Source(PlanSource source) => source.IsTrigger ? "start" : $"{source.Step}.{source.Port}";
}
