using System.Text.Json;
using Codemation.Runtime.Engine.Steps;

namespace Codemation.Hosting.Commands.Workflows;

/// <summary>A step of a plan as JSON.</summary>
internal static class StepJson
{
    /// <summary>Writes a step as an object.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="index">The step's index in it.</param>
    /// <param name="bound">The step with its code; null leaves out what only the code knows.</param>
    public static void Write(Utf8JsonWriter writer, ExecutionPlan plan, int index, BoundStep? bound)
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

        if (bound is not null)
        {
            writer.WriteString("source"u8, bound.Location.ToString());
            writer.WriteNumber("attempts"u8, bound.Options.Retry.Attempts);
            writer.WriteNumber("maxConcurrency"u8, bound.Options.MaxConcurrency);
            if (bound.Options.Timeout is { } timeout)
            {
                writer.WriteNumber("timeoutSeconds"u8, timeout.TotalSeconds);
            }
        }

        writer.WriteEndObject();
    }
}
