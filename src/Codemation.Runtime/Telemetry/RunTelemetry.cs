using System.Diagnostics;
using Codemation.Runtime.Engine.Steps;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Telemetry;

/// <summary>What one execution of a run tells about itself, handed over when it ends: a few list entries is all it costs the run.</summary>
internal sealed class RunTelemetry
{
    // Long runs hand over now and then.
    private const int LargestPart = 1_000;

    private readonly RunRow row;
    private readonly TelemetryWriter writer;
    private readonly string traceId;
    private readonly Lock adding = new();
    private OpenSpan root = null!;
    private TelemetryBatch batch = new();

    public RunTelemetry(RunRow row, TelemetryWriter writer)
    {
        this.row = row;
        this.writer = writer;
        traceId = TraceIds.OfRun(row.Id).ToHexString();
    }

    /// <summary>Begins the span of this execution, below which all others are.</summary>
    public void Begin(DateTimeOffset at) => root = Begin(null, SpanKind.Run, row.WorkflowId, at, null, null, 0);

    /// <summary>Begins the span of an activation that runs for a while.</summary>
    public OpenSpan BeginActivation(BoundStep step, DateTimeOffset at, int attempt)
        => root.Begin(SpanKind.Activation, step.Id, at, step.Id, null, attempt);

    /// <summary>Ends the span of an activation, or adds one that is over already.</summary>
    public void EndActivation(OpenSpan? span, BoundStep step, DateTimeOffset startedAt, DateTimeOffset at, int attempt, RunError? error, int items)
    {
        if (span is null && CodemationInstruments.Source.HasListeners())
        {
            span = BeginActivation(step, startedAt, attempt);
        }

        CodemationInstruments.StepEnded(row.WorkflowId, step.Id, error is null ? "completed" : "failed", at - startedAt, items);
        if (span is not null)
        {
            span.End(error is null ? SpanStatus.Ok : SpanStatus.Error, at, error?.Message);
            return;
        }

        Add(new SpanRecord
        {
            TraceId = traceId,
            ParentId = root.Use(),
            RunId = row.Id,
            WorkflowId = row.WorkflowId,
            Kind = SpanKind.Activation,
            Name = step.Id,
            Status = error is null ? SpanStatus.Ok : SpanStatus.Error,
            Message = error?.Message,
            Step = step.Id,
            Attempt = attempt,
            StartedAt = startedAt,
            EndedAt = at,
        });
    }

    /// <summary>The run ended.</summary>
    public void Ended(RunEnd end)
    {
        root.End(end.Status == RunStatus.Failed ? SpanStatus.Error : SpanStatus.Ok, end.At, end.Error?.Message);
        CodemationInstruments.RunEnded(row.WorkflowId, StoredNames.Of(end.Status), end.At - row.CreatedAt);
    }

    /// <summary>Hands over what is left, whatever became of the run.</summary>
    public void Close(DateTimeOffset at)
    {
        root.End(SpanStatus.Interrupted, at);
        TelemetryBatch rest;
        lock (adding)
        {
            (rest, batch) = (batch, new TelemetryBatch());
        }

        writer.Add(rest);
    }

    public OpenSpan Begin(OpenSpan? parent, SpanKind kind, string name, DateTimeOffset at, string? step, int? item, int attempt)
    {
        var activity = CodemationInstruments.Source.HasListeners() ? StartActivity(parent, name, at) : null;
        activity?.SetTag("codemation.run", row.Id).SetTag("codemation.workflow", row.WorkflowId).SetTag("codemation.step", step);
        return new OpenSpan(this, new SpanRecord
        {
            TraceId = traceId,
            SpanId = (activity?.SpanId ?? ActivitySpanId.CreateRandom()).ToHexString(),
            ParentId = parent?.Use(),
            RunId = row.Id,
            WorkflowId = row.WorkflowId,
            Kind = kind,
            Name = name,
            Status = SpanStatus.Interrupted,
            Step = step,
            Item = item,
            Attempt = attempt,
            StartedAt = at,
            EndedAt = at,
        }, activity);
    }

    public void Add(SpanRecord span)
    {
        lock (adding)
        {
            batch.Add(span);
            HandOverIfLarge();
        }
    }

    public void Add(MetricPoint point)
    {
        CodemationInstruments.Measured(point);
        lock (adding)
        {
            batch.Add(point);
            HandOverIfLarge();
        }
    }

    public void Add(Artifact artifact)
    {
        lock (adding)
        {
            batch.Add(artifact);
            writer.Add(batch);
            batch = new TelemetryBatch();
        }
    }

    private void HandOverIfLarge()
    {
        if (batch.Count >= LargestPart)
        {
            writer.Add(batch);
            batch = new TelemetryBatch();
        }
    }

    private Activity? StartActivity(OpenSpan? parent, string name, DateTimeOffset at)
    {
        // The root of a trace has no parent, but its trace is the run's, whoever executes it: given by a remote parent that is nobody's span.
        var context = new ActivityContext(
            ActivityTraceId.CreateFromString(traceId),
            parent is null ? default : ActivitySpanId.CreateFromString(parent.Use()),
            ActivityTraceFlags.Recorded,
            isRemote: parent is null);
        return CodemationInstruments.Source.StartActivity(name, ActivityKind.Internal, context, startTime: at);
    }
}
