using System.Text.Json;
using Codemation.Hosting.Terminals;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine.Binding;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Json;

namespace Codemation.Hosting.Commands.Run;

/// <summary>Prints what a run gave, item by item, so that millions are no trouble.</summary>
internal sealed class OutputDocument(Terminal terminal, WorkflowEntry entry, RunOutcome outcome)
{
    // An output made from a whole batch descends from all of it; so many names would drown the value.
    private const int MostTriggerItems = 1000;
    private const int FlushBytes = 64 * 1024;

    // A run may end before its workflow does.
    private BoundPlan Plan => outcome.Execution!.Plan;

    /// <summary>One JSON document: run, status, outputs, error.</summary>
    public void WriteWhole()
    {
        using (var writer = JsonText.Writer(terminal.Output))
        {
            writer.WriteStartObject();
            writer.WriteString("runId"u8, outcome.RunId);
            writer.WriteString("workflowId"u8, entry.Id);
            writer.WriteString("status"u8, outcome.Status.ToString().ToLowerInvariant());
            writer.WriteStartArray("outputs"u8);
            for (var i = 0; i < (outcome.Output?.Count ?? 0); i++)
            {
                WriteOutput(writer, i);
                Flush(writer);
            }

            writer.WriteEndArray();
            WriteError(writer, outcome.Error);
            writer.WriteEndObject();
        }

        terminal.Output.Write("\n"u8);
        terminal.Output.Flush();
    }

    /// <summary>The values alone: a line each for programs, laid out for people.</summary>
    public void WriteValues()
    {
        using var writer = JsonText.Writer(terminal.Output, indented: terminal.OutputIsPerson);
        for (var i = 0; i < (outcome.Output?.Count ?? 0); i++)
        {
            Plan.Codecs[Plan.ResultSlot].WriteItem(writer, outcome.Output!, i);
            writer.Flush();
            writer.Reset();
            terminal.Output.Write("\n"u8);
        }

        terminal.Output.Flush();
    }

    private void WriteOutput(Utf8JsonWriter writer, int position)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("json"u8);
        Plan.Codecs[Plan.ResultSlot].WriteItem(writer, outcome.Output!, position);
        var paired = outcome.Execution!.TriggerItemsOf(Plan.ResultSlot, position);
        writer.WriteStartArray("paired"u8);
        foreach (var item in paired.AsSpan(0, Math.Min(paired.Length, MostTriggerItems)))
        {
            writer.WriteNumberValue(item);
        }

        writer.WriteEndArray();
        if (paired.Length > MostTriggerItems)
        {
            writer.WriteNumber("pairedTotal"u8, paired.Length);
        }

        writer.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter writer, RunError? error)
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
        writer.WriteEndObject();
    }

    private static void Flush(Utf8JsonWriter writer)
    {
        if (writer.BytesPending > FlushBytes)
        {
            writer.Flush();
        }
    }
}
