using Codemation.Runtime.Telemetry;
using Codemation.Runtime.Tests.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Codemation.Runtime.Tests.Telemetry;

public sealed class TelemetryWriterTests
{
    [Fact]
    public async Task What_does_not_fit_into_memory_is_left_out_at_once_and_the_rest_is_written()
    {
        var store = new SlowTelemetryStore();
        await using var writer = Writer(store);

        for (var i = 0; i < 20; i++)
        {
            writer.Add(Large());
        }

        Assert.InRange(writer.LeftOut, 3, 5);
        store.Release();
        await writer.DrainAsync();
        Assert.Equal(20, store.Written + writer.LeftOut);
    }

    [Fact]
    public async Task What_arrives_during_a_write_is_written_together_by_the_next()
    {
        var store = new SlowTelemetryStore();
        await using var writer = Writer(store);
        writer.Add(Small());
        await store.Entered;
        for (var i = 0; i < 100; i++)
        {
            writer.Add(Small());
        }

        store.Release();
        await writer.DrainAsync();

        Assert.Equal((101, 2), (store.Written, store.Writes));
    }

    [Fact]
    public async Task A_write_that_fails_is_repeated_a_few_times_and_then_left_out()
    {
        var store = new SlowTelemetryStore { Failures = 2 };
        store.Release();
        await using var writer = Writer(store);
        writer.Add(Small());
        await writer.DrainAsync();
        Assert.Equal((1, 0L), (store.Written, writer.LeftOut));

        store.Failures = int.MaxValue;
        writer.Add(Small());
        await writer.DrainAsync();
        Assert.Equal((1, 1L), (store.Written, writer.LeftOut));
    }

    private static TelemetryWriter Writer(ITelemetryStore store)
        => new(store, keepsSpans: true, new Codemation.Testing.ManualTime { SkipsWaits = true }, new Lazy<ILoggerFactory>(NullLoggerFactory.Instance));

    private static TelemetryBatch Small() => With(1);

    private static TelemetryBatch Large() => With(4 * 1024 * 1024);

    private static TelemetryBatch With(int size)
    {
        var batch = new TelemetryBatch();
        batch.Add(new Artifact
        {
            RunId = "run",
            WorkflowId = "orders",
            Step = "charge",
            Item = 0,
            SpanId = "0000000000000001",
            Name = "page",
            MediaType = "text/html",
            Content = new byte[size],
            At = Stored.Start,
        });
        return batch;
    }
}
