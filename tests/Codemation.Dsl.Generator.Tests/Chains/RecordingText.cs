using System.Runtime.CompilerServices;
using Codemation.Recording;

namespace Codemation.Dsl.Generator.Tests.Chains;

/// <summary>Writes what a definition records when it runs, in the same form as <see cref="PlanText"/>.</summary>
internal static class RecordingText
{
    public static string Of(Type workflowType)
    {
        var workflow = (Workflow)RuntimeHelpers.GetUninitializedObject(workflowType);
        var recording = workflow.Record();
        return string.Join('\n', recording.Steps.Select(Line).Append("result " + Source(recording.Result)));
    }

    private static string Line(RecordedStep step, int index)
    {
        var inputs = string.Join(" ", step.Inputs.Select(Source));
        var ports = string.Join(" ", step.Ports.Select(port => $"{port.Name}:{port.Type.Name}"));
        return $"{index} {step.Kind} {step.Id} <- {inputs} -> {ports}"
            + (step.Scope >= 0 ? $" scope {step.Scope}" : "")
            + (step.UsesContext ? " context" : "")
            + (step.SignalType is { } signal ? $" signal {signal.Name}" : "");
    }

    private static string Source(PlanSource source) => source.IsTrigger ? "start" : $"{source.Step}.{source.Port}";
}
