using System.Text;
using Codemation.Runtime.Telemetry;

namespace Codemation.Runtime.Tests.Storage;

/// <content>What runs tell about themselves.</content>
public abstract partial class RunStoreContract
{
    [Fact]
    public async Task Spans_points_and_artifacts_are_read_back_as_they_were_written()
    {
        var span = Span("run-a", 1) with { ParentId = "00f067aa0ba902b7", Status = SpanStatus.Error, Message = "no \"money\" \0 für Ἀ", Item = 3, Attempt = 2, Kind = SpanKind.Attempt };
        var point = Point("run-a", 1) with { Value = 0.1 + 0.2, Unit = "s" };
        var artifact = ArtifactOf("run-a", 1);
        await Store.Telemetry.WriteAsync(BatchOf([span, Span("run-a", 0), Span("run-b", 0)], [point, Point("run-b", 0)], [artifact]), default);

        Assert.Equal([Span("run-a", 0), span], await Store.Telemetry.SpansAsync("run-a", default));
        Assert.Equal([point], await Store.Telemetry.PointsAsync("run-a", default));
        var kept = Assert.Single(await Store.Telemetry.ArtifactsAsync("run-a", default));
        Assert.Equal((artifact with { Content = default }, 5), (kept.Artifact, kept.Size));
        Assert.Equal("bytes", Encoding.UTF8.GetString((await Store.Telemetry.ReadArtifactAsync("run-a", kept.Id, default))!.Value.Span));
    }

    [Fact]
    public async Task An_artifact_is_not_read_through_another_run()
    {
        await Store.Telemetry.WriteAsync(BatchOf([], [], [ArtifactOf("run-a", 1)]), default);
        var kept = Assert.Single(await Store.Telemetry.ArtifactsAsync("run-a", default));

        Assert.Null(await Store.Telemetry.ReadArtifactAsync("run-b", kept.Id, default));
        Assert.Null(await Store.Telemetry.ReadArtifactAsync("run-a", kept.Id + 1, default));
    }

    [Fact]
    public async Task Telemetry_of_one_kind_and_workflow_is_removed_oldest_first_in_small_numbers()
    {
        await Store.Telemetry.WriteAsync(BatchOf([Span("run-b", 0, "invoices")], [Point("run-a", 0)], [ArtifactOf("run-a", 0)]), default);
        for (var minute = 0; minute < 10; minute++)
        {
            await Store.Telemetry.WriteAsync(BatchOf([Span("run-a", minute)], [], []), default);
        }

        var before = Stored.Start.AddMinutes(5);

        Assert.Equal(3, await Store.Telemetry.DeleteAsync(TelemetryKind.Spans, "orders", before, 3, default));
        Assert.Equal(3, (await Store.Telemetry.SpansAsync("run-a", default))[0].EndedAt.Minute);
        Assert.Equal(2, await Store.Telemetry.DeleteAsync(TelemetryKind.Spans, "orders", before, 3, default));
        Assert.Equal(0, await Store.Telemetry.DeleteAsync(TelemetryKind.Spans, "orders", before, 3, default));

        Assert.Equal(Enumerable.Range(5, 5), (await Store.Telemetry.SpansAsync("run-a", default)).Select(span => span.EndedAt.Minute));
        Assert.Single(await Store.Telemetry.SpansAsync("run-b", default));
        Assert.Single(await Store.Telemetry.PointsAsync("run-a", default));
        Assert.Single(await Store.Telemetry.ArtifactsAsync("run-a", default));
    }

    [Fact]
    public async Task Spans_of_a_run_that_were_written_together_stay_until_the_last_is_old()
    {
        await Store.Telemetry.WriteAsync(BatchOf([Span("run-a", 6), Span("run-a", 3), Span("run-b", 3)], [], []), default);

        Assert.Equal(1, await Store.Telemetry.DeleteAsync(TelemetryKind.Spans, "orders", Stored.Start.AddMinutes(6), 10, default));
        Assert.Equal([Span("run-a", 3), Span("run-a", 6)], await Store.Telemetry.SpansAsync("run-a", default));

        Assert.Equal(1, await Store.Telemetry.DeleteAsync(TelemetryKind.Spans, "orders", Stored.Start.AddMinutes(7), 10, default));
        Assert.Empty(await Store.Telemetry.SpansAsync("run-a", default));
    }

    [Theory]
    [InlineData(TelemetryKindName.Metrics)]
    [InlineData(TelemetryKindName.Artifacts)]
    public async Task Each_kind_of_telemetry_is_removed_by_itself(TelemetryKindName name)
    {
        var kind = (TelemetryKind)name;
        await Store.Telemetry.WriteAsync(BatchOf([Span("run-a", 0)], [Point("run-a", 0)], [ArtifactOf("run-a", 0)]), default);

        Assert.Equal(1, await Store.Telemetry.DeleteAsync(kind, "orders", Stored.Start.AddDays(1), 10, default));

        Assert.Single(await Store.Telemetry.SpansAsync("run-a", default));
        Assert.Equal(kind == TelemetryKind.Metrics ? 0 : 1, (await Store.Telemetry.PointsAsync("run-a", default)).Count);
        Assert.Equal(kind == TelemetryKind.Artifacts ? 0 : 1, (await Store.Telemetry.ArtifactsAsync("run-a", default)).Count);
    }

    [Fact]
    public async Task Telemetry_of_an_open_run_stays_and_that_of_an_ended_or_removed_one_goes()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CreateAsync(Stored.Run(2), default);
        await Store.CommitAsync(Stored.End(2), default);
        await Store.Telemetry.WriteAsync(BatchOf([Span(Stored.Id(1), 0), Span(Stored.Id(2), 0), Span("removed", 0)], [], []), default);

        Assert.Equal(2, await Store.Telemetry.DeleteAsync(TelemetryKind.Spans, "orders", Stored.Start.AddDays(1), 10, default));

        Assert.Single(await Store.Telemetry.SpansAsync(Stored.Id(1), default));
    }

    [Fact]
    public async Task Removing_runs_leaves_their_telemetry()
    {
        await Store.CreateAsync(Stored.Run(1), default);
        await Store.CommitAsync(Stored.End(1), default);
        await Store.Telemetry.WriteAsync(BatchOf([Span(Stored.Id(1), 0)], [Point(Stored.Id(1), 0)], [ArtifactOf(Stored.Id(1), 0)]), default);

        Assert.Equal(1, await Store.DeleteEndedAsync(Stored.Start.AddDays(1), null, 10, default));

        Assert.Single(await Store.Telemetry.SpansAsync(Stored.Id(1), default));
        Assert.Single(await Store.Telemetry.PointsAsync(Stored.Id(1), default));
        Assert.Single(await Store.Telemetry.ArtifactsAsync(Stored.Id(1), default));
    }

    [Fact]
    public async Task The_workflows_of_telemetry_are_known_kind_by_kind()
    {
        Assert.Empty(await Store.Telemetry.WorkflowsAsync(TelemetryKind.Spans, default));

        await Store.Telemetry.WriteAsync(
            BatchOf([Span("run-a", 0), Span("run-a", 1), Span("run-b", 0, "invoices")], [Point("run-a", 0)], [ArtifactOf("run-a", 0)]), default);

        Assert.Equal(["invoices", "orders"], await Store.Telemetry.WorkflowsAsync(TelemetryKind.Spans, default));
        Assert.Equal(["orders"], await Store.Telemetry.WorkflowsAsync(TelemetryKind.Metrics, default));
        Assert.Equal(["orders"], await Store.Telemetry.WorkflowsAsync(TelemetryKind.Artifacts, default));
    }

    private static SpanRecord Span(string runId, int minute, string workflow = "orders") => new()
    {
        SpanId = $"{minute:x16}",
        RunId = runId,
        WorkflowId = workflow,
        Kind = SpanKind.Activation,
        Name = "charge",
        Status = SpanStatus.Ok,
        Step = "charge",
        Attempt = 1,
        StartedAt = Stored.Start.AddMinutes(minute - 1),
        EndedAt = Stored.Start.AddMinutes(minute),
    };

    private static MetricPoint Point(string runId, int minute) => new()
    {
        RunId = runId,
        WorkflowId = "orders",
        Step = "charge",
        Item = 2,
        SpanId = $"{minute:x16}",
        Name = "amount",
        Value = minute,
        At = Stored.Start.AddMinutes(minute),
    };

    private static Artifact ArtifactOf(string runId, int minute) => new()
    {
        RunId = runId,
        WorkflowId = "orders",
        Step = "charge",
        Item = 2,
        SpanId = $"{minute:x16}",
        Name = "request",
        MediaType = "text/plain",
        Content = "bytes"u8.ToArray(),
        At = Stored.Start.AddMinutes(minute),
    };

    private static TelemetryBatch BatchOf(SpanRecord[] spans, MetricPoint[] points, Artifact[] artifacts)
    {
        var batch = new TelemetryBatch();
        foreach (var run in spans.GroupBy(span => span.RunId))
        {
            batch.Add([.. run]);
        }

        Array.ForEach(points, batch.Add);
        Array.ForEach(artifacts, batch.Add);
        return batch;
    }

    /// <summary>Kinds as test cases, which are public.</summary>
    public enum TelemetryKindName
    {
        Metrics = TelemetryKind.Metrics,
        Artifacts = TelemetryKind.Artifacts,
    }
}
