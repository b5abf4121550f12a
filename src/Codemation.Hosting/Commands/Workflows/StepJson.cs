using System.Text.Json;
using Codemation.Recording;

namespace Codemation.Hosting.Commands.Workflows;

/// <summary>A step of a plan as JSON.</summary>
internal static class StepJson
{
    /// <summary>Writes a step as an object.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="index">The step's index in it.</param>
    /// <param name="recorded">The step with its code.</param>
    public static void Write(Utf8JsonWriter writer, ExecutionPlan plan, int index, RecordedStep recorded)
    {
        var step = plan.Steps[index];
        writer.WriteStartObject();
        writer.WriteString("id"u8, step.Id);
        writer.WriteString("kind"u8, JsonNamingPolicy.CamelCase.ConvertName(step.Kind.ToString()));
        if (step.Target is not null)
        {
            writer.WriteString("target"u8, step.Target);
        }

        writer.WriteStartArray("inputs"u8);
        foreach (var source in step.Inputs)
        {
            writer.WriteStringValue(PlanText.Source(plan, source));
        }

        writer.WriteEndArray();
        writer.WriteStartArray("ports"u8);
        foreach (var port in step.Ports)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, port.Name);
            writer.WriteString("type"u8, PlanText.TypeName(port.Items.Type));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (step.Scope >= 0)
        {
            writer.WriteString("try"u8, plan.Steps[step.Scope].Id);
        }

        if (step.Signal is { } signal)
        {
            writer.WriteString("signal"u8, PlanText.TypeName(signal.Type));
        }

        writer.WriteString("source"u8, recorded.Location.ToString());
        writer.WriteNumber("attempts"u8, recorded.Options.Retry.Attempts);
        writer.WriteNumber("maxConcurrency"u8, recorded.Options.MaxConcurrency);
        if (recorded.Options.Timeout is { } timeout)
        {
            writer.WriteNumber("timeoutSeconds"u8, timeout.TotalSeconds);
        }

        writer.WriteEndObject();
    }
}
