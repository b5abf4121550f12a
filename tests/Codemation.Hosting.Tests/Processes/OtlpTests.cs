namespace Codemation.Hosting.Tests.Processes;

public sealed class OtlpTests : IDisposable
{
    private const string Workflow = "effects";

    private readonly TestApp app = new();
    private readonly Collector collector = new();

    public void Dispose()
    {
        app.Dispose();
        collector.Dispose();
    }

    [Fact]
    public async Task A_server_sends_spans_and_measurements_to_the_collector_that_the_environment_names()
    {
        var variables = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address.ToString(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "100",
            ["OTEL_SERVICE_NAME"] = "tested",
        };
        await LeaveRunAsync();
        await using var server = app.Start(variables, "serve", "web", "--urls", "http://127.0.0.1:0", "--json");

        await collector.ReceiveAsync("/v1/traces", "tested", Workflow);
        await collector.ReceiveAsync("/v1/metrics", "codemation.runs", Workflow);
        await server.TerminateAsync();
    }

    /// <summary>Leaves a run behind that the server goes on with.</summary>
    private async Task LeaveRunAsync()
    {
        app.LetThrough(1);
        await using (var killed = app.Start("run", Workflow, "--json"))
        {
            await app.Ledger.WaitAsync(1, killed);
            await killed.KillAsync();
        }

        app.OpenGate();
    }
}
