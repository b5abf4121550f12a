using System.Buffers;
using System.Text.Json;
using Codemation.Hosting.Documents;
using Codemation.Runtime.Engine.Encoding;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Json;

namespace Codemation.Hosting.Outcomes;

/// <summary>Writes what a run gave, item by item, so that millions are no trouble.</summary>
/// <param name="output">Where to.</param>
/// <param name="flush">Passes on, and takes away, what is in the output.</param>
/// <param name="workflowId">The workflow.</param>
/// <param name="outcome">How the run ended.</param>
internal sealed class OutcomeWriter(
    IBufferWriter<byte> output, Func<CancellationToken, ValueTask> flush, string workflowId, RunOutcome outcome)
{
    // An output made from a whole batch descends from all of it; so many names would drown the value.
    private const int MostTriggerItems = 1000;
    private const int FlushBytes = 64 * 1024;

    private int Count => outcome.Output?.Count ?? 0;

    /// <summary>One JSON document: run, status, outputs, error.</summary>
    public async Task WriteWholeAsync(CancellationToken cancellationToken)
    {
        await using var writer = JsonText.Writer(output);
        writer.WriteStartObject();
        writer.WriteString("runId"u8, outcome.RunId);
        writer.WriteString("workflowId"u8, workflowId);
        writer.WriteString("status"u8, StatusNames.Of(outcome.Status));
        writer.WriteStartArray("outputs"u8);
        for (var i = 0; i < Count; i++)
        {
            WriteOutput(writer, i);
            if (writer.BytesPending > FlushBytes)
            {
                writer.Flush();
                await flush(cancellationToken);
            }
        }

        writer.WriteEndArray();
        WriteError(writer, outcome.Error);
        writer.WriteEndObject();
        writer.Flush();
        await flush(cancellationToken);
    }

    /// <summary>The values alone, a line each.</summary>
    /// <param name="indented">Whether they are laid out for people, over several lines.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public async Task WriteValuesAsync(bool indented, CancellationToken cancellationToken)
    {
        await using var writer = JsonText.Writer(output, indented);
        var unflushed = 0L;
        for (var i = 0; i < Count; i++)
        {
            // A run may end before its workflow does.
            var plan = outcome.Execution!.Plan;
            plan.Codecs[plan.ResultSlot].WriteItem(writer, outcome.Output!, i);
            writer.Flush();
            output.Write("\n"u8);
            unflushed += writer.BytesCommitted + 1;
            writer.Reset();
            if (unflushed > FlushBytes)
            {
                unflushed = 0;
                await flush(cancellationToken);
            }
        }

        await flush(cancellationToken);
    }

    private void WriteOutput(Utf8JsonWriter writer, int position)
    {
        var plan = outcome.Execution!.Plan;
        writer.WriteStartObject();
        writer.WritePropertyName("json"u8);
        plan.Codecs[plan.ResultSlot].WriteItem(writer, outcome.Output!, position);
        if (outcome.Output!.Attachments?[position] is { } attachments)
        {
            writer.WritePropertyName("binary"u8);
            AttachmentCodec.Write(writer, attachments);
        }

        var paired = outcome.Execution!.TriggerItemsOf(plan.ResultSlot, position);
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
}
