using Codemation.Runtime.Telemetry;
using Codemation.Runtime.Tests.Events;
using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Tests.Telemetry;

public sealed class SqliteTelemetryTests : TelemetryContract, IDisposable
{
    private readonly TemporaryDatabase database = new();
    private readonly LogBook logs = new();

    public void Dispose()
    {
        database.Dispose();
        logs.Dispose();
    }

    private protected override WorkflowHost CreateHost() => Hosts.OnDisk(
        database,
        app => app.Services.AddLogging(logging => logging.AddProvider(logs)),
        Probe);

    [Fact]
    public async Task Closing_the_host_writes_what_is_left()
    {
        var result = await Host.RunAsync<TellingWorkflow>([1]);
        await Host.DisposeAsync();

        await using var again = CreateHost();
        Assert.NotEmpty(await SpansAsync(again, result.RunId));
    }

    [Fact]
    public async Task A_run_that_another_process_finishes_stays_one_trace()
    {
        using var interruption = new CancellationTokenSource();
        Probe.Noted = _ => interruption.Cancel();
        using var heard = new HeardEvents(Host);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Host.RunAsync<TellingWorkflow>([1], cancellationToken: interruption.Token));
        await Host.DisposeAsync();
        Probe.Noted = null;

        await using var second = CreateHost();
        await (await second.OpenAsync(default)).ResumeAsync(heard.All[0].RunId, default);

        var spans = await SpansAsync(second, heard.All[0].RunId);
        Assert.Equal([SpanStatus.Interrupted, SpanStatus.Ok], spans.Where(span => span.Kind == SpanKind.Run).Select(span => span.Status));
        Assert.Equal([1, 2], spans.Where(span => span is { Step: "work", Kind: SpanKind.Activation }).Select(span => span.Attempt));
        Assert.Single(spans.Select(span => span.TraceId).Distinct());
    }

    [Fact]
    public async Task A_run_does_not_notice_that_its_telemetry_cannot_be_written()
    {
        await Host.OpenAsync(default);
        using (var connection = database.Connect())
        {
            connection.Query("DROP TABLE telemetry_points");
        }

        var result = await Host.RunAsync<TellingWorkflow>([1]);
        await Host.DisposeAsync();

        Assert.Equal(RunStatus.Completed, result.Status);
        Assert.Contains(logs.Lines, line => line.StartsWith("Codemation.Telemetry: Spans, metric points and artifacts left out so far: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_artifact_that_is_too_large_is_left_out_with_a_warning()
    {
        var result = await Host.RunAsync<LargeArtifactWorkflow>([StepTelemetry.LargestArtifact, StepTelemetry.LargestArtifact + 1]);

        Assert.Equal(RunStatus.Completed, result.Status);
        Assert.Equal([StepTelemetry.LargestArtifact], (await (await StoreAsync(Host)).ArtifactsAsync(result.RunId, default)).Select(kept => kept.Size));
        Assert.Contains(logs.Lines, line => line.Contains("the artifact \"page\" has 4194305 bytes and is left out", StringComparison.Ordinal));
    }
}
