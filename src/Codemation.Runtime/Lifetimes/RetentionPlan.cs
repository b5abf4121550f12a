using System.Reflection;
using Codemation.Runtime.Catalog;

namespace Codemation.Runtime.Lifetimes;

/// <summary>How long what of which workflow is kept: what its class says, and where it says nothing, what the host says.</summary>
internal sealed class RetentionPlan
{
    private readonly Dictionary<string, RetentionPeriods> ofWorkflow = new(StringComparer.Ordinal);
    private readonly RetentionPeriods ofHost;

    /// <summary>Reads what the workflows say.</summary>
    /// <exception cref="InvalidOperationException">A workflow or the host says something that is no period.</exception>
    public RetentionPlan(RetentionPeriods host, WorkflowCatalog catalog)
    {
        ofHost = Checked(host);
        foreach (var entry in catalog.All)
        {
            if (entry.WorkflowType.GetCustomAttribute<RetentionAttribute>() is { } said)
            {
                ofWorkflow.Add(entry.Id, Over(host, entry.Id, said));
            }
        }
    }

    /// <summary>The time before which data of a workflow is removed.</summary>
    /// <returns>Null where it is kept for good.</returns>
    public DateTimeOffset? Before(RetentionKind kind, string workflowId, DateTimeOffset now)
        => Before(Of(ofWorkflow.GetValueOrDefault(workflowId, ofHost), kind), now);

    /// <summary>The time before which data of any workflow is removed: that of the longest period there is.</summary>
    /// <returns>Null where some is kept for good.</returns>
    public DateTimeOffset? BeforeOfAny(RetentionKind kind, DateTimeOffset now)
    {
        var longest = Of(ofHost, kind);
        foreach (var periods in ofWorkflow.Values)
        {
            var other = Of(periods, kind);
            longest = longest == Timeout.InfiniteTimeSpan || (other != Timeout.InfiniteTimeSpan && other < longest) ? longest : other;
        }

        return Before(longest, now);
    }

    private static DateTimeOffset? Before(TimeSpan period, DateTimeOffset now) => period == Timeout.InfiniteTimeSpan ? null : now - period;

    private static TimeSpan Of(RetentionPeriods periods, RetentionKind kind) => kind switch
    {
        RetentionKind.Runs => periods.Runs,
        RetentionKind.Binary => periods.Binary,
        RetentionKind.Spans => periods.Spans,
        RetentionKind.Artifacts => periods.Artifacts,
        _ => periods.Metrics,
    };

    private static RetentionPeriods Over(RetentionPeriods host, string workflowId, RetentionAttribute said) => host with
    {
        Runs = Read(workflowId, nameof(said.Runs), said.Runs) ?? host.Runs,
        Binary = Read(workflowId, nameof(said.Binary), said.Binary) ?? host.Binary,
        Spans = Read(workflowId, nameof(said.Spans), said.Spans) ?? host.Spans,
        Artifacts = Read(workflowId, nameof(said.Artifacts), said.Artifacts) ?? host.Artifacts,
        Metrics = Read(workflowId, nameof(said.Metrics), said.Metrics) ?? host.Metrics,
    };

    private static TimeSpan? Read(string workflowId, string name, string? text)
    {
        if (text is null)
        {
            return null;
        }

        return RetentionText.TryRead(text, out var period)
            ? period
            : throw new InvalidOperationException($"Workflow \"{workflowId}\": [Retention({name} = \"{text}\")] is not a period; {RetentionText.Form}.");
    }

    private static RetentionPeriods Checked(RetentionPeriods host)
    {
        foreach (var kind in Enum.GetValues<RetentionKind>())
        {
            if (Of(host, kind) is var period && period <= TimeSpan.Zero && period != Timeout.InfiniteTimeSpan)
            {
                throw new InvalidOperationException($"The host's retention of {kind} is {period}; it takes more than no time, or Timeout.InfiniteTimeSpan for good.");
            }
        }

        return host;
    }
}
