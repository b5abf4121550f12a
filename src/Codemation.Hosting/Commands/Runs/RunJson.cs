using System.Text.Json;
using Codemation.Runtime.Storage;

namespace Codemation.Hosting.Commands.Runs;

/// <summary>Stored runs as JSON.</summary>
internal static class RunJson
{
    /// <summary>Writes the members of a run into an object that the caller has begun.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, RunRow row)
    {
        writer.WriteString("id"u8, row.Id);
        writer.WriteString("workflowId"u8, row.WorkflowId);
        writer.WriteString("status"u8, Name(row.Status));
        writer.WriteString("createdAt"u8, row.CreatedAt);
        Write(writer, "startedAt", row.StartedAt);
        Write(writer, "finishedAt", row.FinishedAt);
        writer.WriteNumber("itemsIn"u8, row.ItemsIn);
        if (row.ItemsOut is { } items)
        {
            writer.WriteNumber("itemsOut"u8, items);
        }
        else
        {
            writer.WriteNull("itemsOut"u8);
        }

        writer.WriteString("planHash"u8, row.PlanHash);
        writer.WriteString("stopAfter"u8, row.StopAfter);
        writer.WriteString("parentRunId"u8, row.ParentRunId);
        Write(writer, row.Error);
    }

    public static void Write(Utf8JsonWriter writer, StoredActivation activation)
    {
        writer.WriteStartObject();
        writer.WriteString("step"u8, activation.Step);
        writer.WriteString("status"u8, activation.Status.ToString().ToLowerInvariant());
        writer.WriteNumber("attempt"u8, activation.Attempt);
        writer.WriteString("startedAt"u8, activation.StartedAt);
        Write(writer, "finishedAt", activation.FinishedAt);
        writer.WriteNumber("itemsIn"u8, activation.ItemsIn);
        writer.WriteStartArray("itemsOut"u8);
        foreach (var port in activation.Ports)
        {
            writer.WriteNumberValue(port.Count);
        }

        writer.WriteEndArray();
        Write(writer, activation.Error);
        writer.WriteEndObject();
    }

    public static string Name(RunStatus status) => status.ToString().ToLowerInvariant();

    private static void Write(Utf8JsonWriter writer, string name, DateTimeOffset? time)
    {
        if (time is { } value)
        {
            writer.WriteString(name, value);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static void Write(Utf8JsonWriter writer, RunError? error)
    {
        if (error is null)
        {
            writer.WriteNull("error"u8);
            return;
        }

        writer.WriteStartObject("error"u8);
        writer.WriteString("step"u8, error.Step);
        if (error.Item is { } item)
        {
            writer.WriteNumber("item"u8, item);
        }
        else
        {
            writer.WriteNull("item"u8);
        }

        writer.WriteString("type"u8, error.Type);
        writer.WriteString("message"u8, error.Message);
        writer.WriteString("input"u8, error.Input);
        writer.WriteString("stack"u8, error.Stack);
        writer.WriteNumber("failedItems"u8, error.FailedItems);
        writer.WriteEndObject();
    }
}
