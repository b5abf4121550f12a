using System.Text;
using Codemation.Runtime.Telemetry;
using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Telemetry;

/// <summary>What is kept of what runs tell about themselves, wherever runs are kept.</summary>
public abstract class TelemetryContract : IAsyncLifetime
{
    private protected WorkflowHost Host { get; private set; } = null!;

    private protected Probe Probe { get; } = new();

    public Task InitializeAsync()
    {
        Host = CreateHost();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    private protected abstract WorkflowHost CreateHost();

    [Fact]
    public async Task Every_run_is_a_trace_and_every_activation_a_span_of_it()
    {
        var result = await Host.RunAsync<TellingWorkflow>([1, 2]);

        var spans = await SpansAsync(Host, result.RunId);
        var run = Assert.Single(spans, span => span.Kind == SpanKind.Run);
        var activations = spans.Where(span => span.Kind == SpanKind.Activation).ToArray();
        Assert.Equal(("telemetry.telling", SpanStatus.Ok, default(string)), (run.Name, run.Status, run.ParentId));
        Assert.Equal(["before", "work", "after"], activations.OrderBy(span => span.EndedAt).ThenBy(span => span.Name == "after").Select(span => span.Step));
        Assert.All(activations, span => Assert.Equal((run.SpanId, SpanStatus.Ok, 1), (span.ParentId, span.Status, span.Attempt)));
        Assert.All(spans, span => Assert.Equal(result.RunId, span.TraceId));
        Assert.All(spans, span => Assert.True(span.StartedAt <= span.EndedAt));
        Assert.Equal(spans.Count, spans.Select(span => span.SpanId).Distinct().Count());
    }

    [Fact]
    public async Task Parts_of_the_work_are_spans_below_the_activation_and_below_one_another()
    {
        var result = await Host.RunAsync<TellingWorkflow>([7]);

        var spans = await SpansAsync(Host, result.RunId);
        var work = spans.Single(span => span.Step == "work" && span.Kind == SpanKind.Activation);
        var lookUp = spans.Single(span => span.Name == "look up");
        var ask = spans.Single(span => span.Name == "ask");
        Assert.Equal((work.SpanId, SpanStatus.Ok, SpanKind.Part, 0), (lookUp.ParentId, lookUp.Status, lookUp.Kind, lookUp.Item));
        Assert.Equal((lookUp.SpanId, SpanStatus.Error, "nobody there"), (ask.ParentId, ask.Status, ask.Message));
    }

    [Fact]
    public async Task What_a_step_measures_and_keeps_is_there_with_the_item_and_the_span_it_belongs_to()
    {
        var result = await Host.RunAsync<TellingWorkflow>([7, 8]);

        var work = (await SpansAsync(Host, result.RunId)).Single(span => span.Step == "work" && span.Kind == SpanKind.Activation);
        var store = await StoreAsync(Host);
        var points = await store.PointsAsync(result.RunId, default);
        var artifacts = await store.ArtifactsAsync(result.RunId, default);
        Assert.Equal([(0, 7d), (1, 8d)], points.Select(point => (point.Item, point.Value)));
        Assert.All(points, point => Assert.Equal(("rows", "{row}", "work", work.SpanId), (point.Name, point.Unit, point.Step, point.SpanId)));
        Assert.Equal([0, 1], artifacts.Select(kept => kept.Artifact.Item));
        Assert.All(artifacts, kept => Assert.Equal(("reply", "text/plain; charset=utf-8", work.SpanId), (kept.Artifact.Name, kept.Artifact.MediaType, kept.Artifact.SpanId)));
        Assert.Equal("reply 8", Encoding.UTF8.GetString((await store.ReadArtifactAsync(result.RunId, artifacts[1].Id, default))!.Value.Span));
    }

    [Fact]
    public async Task Attempts_are_spans_where_there_were_several()
    {
        var result = await Host.RunAsync<RetryingWorkflow>([3]);

        var spans = await SpansAsync(Host, result.RunId);
        var activation = spans.Single(span => span.Kind == SpanKind.Activation);
        var attempts = spans.Where(span => span.Kind == SpanKind.Attempt).OrderBy(span => span.Attempt).ToArray();
        Assert.Equal([(1, SpanStatus.Error, "attempt 1 of 3"), (2, SpanStatus.Error, "attempt 2 of 3"), (3, SpanStatus.Ok, null)], attempts.Select(span => (span.Attempt, span.Status, span.Message)));
        Assert.All(attempts, span => Assert.Equal(activation.SpanId, span.ParentId));
        Assert.Equal(attempts.Select(span => span.SpanId).Order(), (await (await StoreAsync(Host)).PointsAsync(result.RunId, default)).Select(point => point.SpanId).Order());
    }

    [Fact]
    public async Task A_failure_shows_in_the_spans_of_the_activation_and_the_run()
    {
        var result = await Host.RunAsync<TellingWorkflow>([-1]);

        var spans = await SpansAsync(Host, result.RunId);
        Assert.Equal((SpanStatus.Error, "negative"), StatusOf(spans.Single(span => span.Step == "work" && span.Kind == SpanKind.Activation)));
        Assert.Equal((SpanStatus.Error, "negative"), StatusOf(spans.Single(span => span.Kind == SpanKind.Run)));

        static (SpanStatus Status, string? Message) StatusOf(SpanRecord span) => (span.Status, span.Message);
    }

    [Fact]
    public async Task A_run_that_is_interrupted_keeps_what_it_told_so_far()
    {
        using var interruption = new CancellationTokenSource();
        Probe.Noted = _ => interruption.Cancel();
        using var heard = new Events.HeardEvents(Host);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Host.RunAsync<TellingWorkflow>([1], cancellationToken: interruption.Token));

        var spans = await SpansAsync(Host, heard.All[0].RunId);
        Assert.Equal(SpanStatus.Interrupted, spans.Single(span => span.Kind == SpanKind.Run).Status);
        Assert.Equal(SpanStatus.Interrupted, spans.Single(span => span.Step == "work" && span.Kind == SpanKind.Activation).Status);
        Assert.Equal(SpanStatus.Ok, spans.Single(span => span.Step == "before").Status);
    }

    private protected static async Task<ITelemetryStore> StoreAsync(WorkflowHost host)
    {
        var runs = await host.OpenAsync(default);
        await runs.Telemetry.DrainAsync();
        return runs.Store.Telemetry;
    }

    private protected static async Task<IReadOnlyList<SpanRecord>> SpansAsync(WorkflowHost host, string runId)
        => await (await StoreAsync(host)).SpansAsync(runId, default);
}
