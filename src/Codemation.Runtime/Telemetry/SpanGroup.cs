using System.Text.Json;

namespace Codemation.Runtime.Telemetry;

/// <summary>
/// Spans that an execution of a run handed over together, and that are kept and removed together: one piece of JSON, of which thousands can wait
/// to be written without the garbage collector noticing.
/// </summary>
/// <param name="runId">The run.</param>
/// <param name="workflowId">Its workflow.</param>
/// <param name="endedAt">When the last of them ended.</param>
/// <param name="json">An array of <see cref="GroupedSpan"/>.</param>
internal sealed class SpanGroup(string runId, string workflowId, DateTimeOffset endedAt, byte[] json)
{
    public string RunId => runId;

    public string WorkflowId => workflowId;

    public DateTimeOffset EndedAt => endedAt;

    public byte[] Json => json;

    /// <summary>Puts spans of one run together.</summary>
    public static SpanGroup Of(List<SpanRecord> spans)
    {
        var endedAt = spans[0].EndedAt;
        foreach (var span in spans)
        {
            endedAt = span.EndedAt > endedAt ? span.EndedAt : endedAt;
        }

        var grouped = new GroupedSpan[spans.Count];
        for (var index = 0; index < grouped.Length; index++)
        {
            grouped[index] = GroupedSpan.Of(spans[index], endedAt);
        }

        return new SpanGroup(
            spans[0].RunId, spans[0].WorkflowId, endedAt, JsonSerializer.SerializeToUtf8Bytes(grouped, SpanJson.Default.GroupedSpanArray));
    }

    /// <summary>The spans of groups, in the order they began.</summary>
    public static IReadOnlyList<SpanRecord> InOrder(IEnumerable<SpanGroup> groups) =>
        [.. groups.SelectMany(static group => group.Read()).OrderBy(static span => span.StartedAt)];

    private IEnumerable<SpanRecord> Read() =>
        JsonSerializer.Deserialize(json, SpanJson.Default.GroupedSpanArray)!.Select(span => span.In(this));
}
