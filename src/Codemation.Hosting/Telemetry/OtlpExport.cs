using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Codemation.Hosting.Telemetry;

/// <summary>Sends spans and measurements to an OpenTelemetry collector, where OpenTelemetry's own variables name one.</summary>
internal sealed class OtlpExport : IDisposable
{
    private static readonly string[] Wanted =
        ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    private readonly TracerProvider traces;
    private readonly MeterProvider metrics;

    private OtlpExport()
    {
        var resource = ResourceBuilder.CreateDefault();
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME")))
        {
            resource.AddService(Assembly.GetEntryAssembly()?.GetName().Name ?? "codemation");
        }

        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource("Codemation", "Microsoft.AspNetCore").AddOtlpExporter().Build();
        metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter("Codemation", "Microsoft.AspNetCore.Hosting").AddOtlpExporter().Build();
    }

    /// <summary>Starts sending.</summary>
    /// <returns>Null where nobody asked for it. Disposing sends what is left.</returns>
    public static OtlpExport? Start() => Array.Exists(Wanted, IsSet) ? new OtlpExport() : null;

    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
    }

    private static bool IsSet(string variable) => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(variable));
}
