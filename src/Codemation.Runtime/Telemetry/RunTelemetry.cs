using System.Diagnostics;
using Codemation.Runtime.Engine.Steps;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Telemetry;

/// <summary>
/// What one execution of a run tells about itself, handed over when it ends: a few list entries is all it costs the run, and next to nothing
/// where spans are neither kept nor listened to. A step that tells something gets its spans in any case.
/// </summary>
internal sealed class RunTelemetry
{
    // Long runs hand over now and then.
    private const int LargestPart = 1_000;

    private readonly RunRow row;
    private readonly TelemetryWriter writer;
    private readonly Lock adding = new();
    private bool isOn;
    private DateTimeOffset startedAt;
    private OpenSpan? root;
    private List<SpanRecord>? spans;
    private TelemetryBatch? batch;

    public RunTelemetry(RunRow row, TelemetryWriter writer)
    {
        this.row = row;
        this.writer = writer;
    }

    private OpenSpan Root
    {
        get
        {
            if (root is { } made)
            {
                return made;
            }

            lock (adding)
            {
                return root ??= Begin(null, SpanKind.Run, row.WorkflowId, startedAt, null, null, 0);
            }
        }
    }

    /// <summary>Begins the span of this execution, below which all others are.</summary>
    public void Begin(DateTimeOffset at)
    {
        startedAt = at;
        isOn = writer.KeepsSpans || CodemationInstruments.Source.HasListeners();
        if (isOn)
        {
            _ = Root;
        }
    }

    /// <summary>Begins the span of an activation that runs for a while; null where nobody wants it.</summary>
    public OpenSpan? BeginActivation(BoundStep step, DateTimeOffset at, int attempt) => isOn ? DemandActivation(step, at, attempt) : null;

    /// <summary>Begins the span of an activation, for something to refer to.</summary>
    public OpenSpan DemandActivation(BoundStep step, DateTimeOffset at, int attempt)
        => Root.Begin(SpanKind.Activation, step.Id, at, step.Id, null, attempt);

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

        if (!isOn)
        {
            return;
        }

        Add(new SpanRecord
        {
            ParentId = Root.Use(),
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
        root?.End(end.Status == RunStatus.Failed ? SpanStatus.Error : SpanStatus.Ok, end.At, end.Error?.Message);
        CodemationInstruments.RunEnded(row.WorkflowId, StoredNames.Of(end.Status), end.At - row.CreatedAt);
    }

    /// <summary>Hands over what is left, whatever became of the run.</summary>
    public void Close(DateTimeOffset at)
    {
        root?.End(SpanStatus.Interrupted, at);
        lock (adding)
        {
            HandOver();
        }
    }

    public OpenSpan Begin(OpenSpan? parent, SpanKind kind, string name, DateTimeOffset at, string? step, int? item, int attempt)
    {
        var activity = CodemationInstruments.Source.HasListeners() ? StartActivity(parent, name, at) : null;
        activity?.SetTag("codemation.run", row.Id).SetTag("codemation.workflow", row.WorkflowId).SetTag("codemation.step", step);
        return new OpenSpan(this, new SpanRecord
        {
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
            (spans ??= []).Add(span);
            HandOverIfLarge();
        }
    }

    public void Add(MetricPoint point)
    {
        CodemationInstruments.Measured(point);
        lock (adding)
        {
            (batch ??= new TelemetryBatch()).Add(point);
            HandOverIfLarge();
        }
    }

    public void Add(Artifact artifact)
    {
        lock (adding)
        {
            (batch ??= new TelemetryBatch()).Add(artifact);
            HandOver();
        }
    }

    private void HandOverIfLarge()
    {
        if ((spans?.Count ?? 0) + (batch?.Count ?? 0) >= LargestPart)
        {
            HandOver();
        }
    }

    private void HandOver()
    {
        if (spans is not null)
        {
            (batch ??= new TelemetryBatch()).Add(spans);
        }

        if (batch is not null)
        {
            writer.Add(batch);
        }

        (spans, batch) = (null, null);
    }

    private Activity? StartActivity(OpenSpan? parent, string name, DateTimeOffset at)
    {
        // The root of a trace has no parent, but its trace is the run's, whoever executes it: given by a remote parent that is nobody's span.
        var context = new ActivityContext(
            TraceIds.OfRun(row.Id),
            parent is null ? default : ActivitySpanId.CreateFromString(parent.Use()),
            ActivityTraceFlags.Recorded,
            isRemote: parent is null);
        return CodemationInstruments.Source.StartActivity(name, ActivityKind.Internal, context, startTime: at);
    }
}
