using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Telemetry;

public sealed class MemoryTelemetryTests : TelemetryContract
{
    [Fact]
    public async Task In_memory_only_spans_that_something_refers_to_are_kept_unless_asked_for()
    {
        await using var host = Hosts.InMemory(Probe);

        var result = await host.RunAsync<TellingWorkflow>([7]);

        var spans = await SpansAsync(host, result.RunId);
        Assert.Equal(["ask", "look up", "telemetry.telling", "work"], spans.Select(span => span.Name).Order(StringComparer.Ordinal));
        Assert.Equal(spans.Single(span => span.Name == "work").SpanId, Assert.Single(await (await StoreAsync(host)).PointsAsync(result.RunId, default)).SpanId);
    }

    private protected override WorkflowHost CreateHost() => Hosts.InMemory(app => app.KeepSpans = true, Probe);
}
