using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Codemation.Runtime.Telemetry;
using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Telemetry;

/// <summary>What other libraries can observe.</summary>
public sealed class InstrumentTests
{
    private readonly Probe probe = new();

    [Fact]
    public async Task Spans_are_activities_under_the_same_ids()
    {
        var stopped = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Codemation",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = Hosts.InMemory(probe);

        var result = await host.RunAsync<TellingWorkflow>([1]);

        var runs = await host.OpenAsync(default);
        await runs.Telemetry.DrainAsync();
        var spans = await runs.Store.Telemetry.SpansAsync(result.RunId, default);
        var activities = stopped.Where(activity => activity.TraceId.ToHexString() == result.RunId).ToArray();
        Assert.Equal(
            spans.Select(span => (span.SpanId, span.ParentId, span.Name)).Order(),
            activities.Select(activity => (activity.SpanId.ToHexString(), activity.ParentSpanId == default ? null : activity.ParentSpanId.ToHexString(), activity.OperationName)).Order());
        Assert.Equal(ActivityStatusCode.Error, activities.Single(activity => activity.OperationName == "ask").Status);
        Assert.Equal(["current work"], probe.Entries);
        Assert.Null(Activity.Current);
    }

    [Fact]
    public async Task Runs_steps_and_what_steps_measure_are_instruments_of_a_meter()
    {
        var measured = new ConcurrentQueue<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == "Codemation")
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
        await using var host = Hosts.InMemory(probe);

        await host.RunAsync<TellingWorkflow>([7, 8]);

        Assert.Contains("codemation.runs 1 workflow=telemetry.telling status=completed", measured);
        Assert.Contains("codemation.step.items 2 workflow=telemetry.telling step=work status=completed", measured);
        Assert.Contains("codemation.measure.rows 7 workflow=telemetry.telling step=work", measured);
        Assert.Contains(measured, line => line.StartsWith("codemation.run.duration ", StringComparison.Ordinal));
        Assert.Contains(measured, line => line.StartsWith("codemation.step.duration ", StringComparison.Ordinal));

        void Note(Instrument instrument, object value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
            => measured.Enqueue(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{instrument.Name} {value} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key["codemation.".Length..]}={tag.Value}"))}"));
    }

    [Theory]
    [InlineData("0199c0de8a3f7c11b1b2c3d4e5f60718", "0199c0de8a3f7c11b1b2c3d4e5f60718")]
    [InlineData("0199c0de8a3f7c11b1b2c3d4e5f60718.0f1e2d3c4b5a", "0199c0de8a3f7c11b1b2c3d4e5f60718")]
    public void The_trace_of_a_run_has_its_id_and_so_have_those_below_it(string runId, string trace)
        => Assert.Equal(trace, TraceIds.OfRun(runId).ToHexString());

    [Fact]
    public void A_run_with_another_kind_of_id_has_a_trace_that_follows_from_it()
    {
        Assert.Equal(TraceIds.OfRun("monday"), TraceIds.OfRun("monday"));
        Assert.NotEqual(TraceIds.OfRun("monday"), TraceIds.OfRun("tuesday"));
        Assert.NotEqual(new string('0', 32), TraceIds.OfRun(new string('0', 32)).ToHexString());
    }
}
