using System.Diagnostics;

namespace Codemation.Runtime.Telemetry;

/// <summary>A span that has not ended. Where a listener wants it, it is an <see cref="Activity"/> as well, under the same ids.</summary>
internal sealed class OpenSpan
{
    private readonly RunTelemetry run;
    private readonly SpanRecord start;
    private readonly Activity? activity;
    private bool ended;

    public OpenSpan(RunTelemetry run, SpanRecord start, Activity? activity)
    {
        this.run = run;
        this.start = start;
        this.activity = activity;
    }

    /// <summary>Whether something refers to it.</summary>
    public bool IsUsed { get; private set; }

    public SpanRecord Start => start;

    /// <summary>The span's id, for something that refers to it.</summary>
    public string Use()
    {
        IsUsed = true;
        return start.SpanId;
    }

    /// <summary>Begins a span below this one.</summary>
    public OpenSpan Begin(SpanKind kind, string name, DateTimeOffset at, string? step, int? item, int attempt)
        => run.Begin(this, kind, name, at, step, item, attempt);

    /// <summary>Ends the span; a second call does nothing.</summary>
    public void End(SpanStatus status, DateTimeOffset at, string? message = null)
    {
        if (Interlocked.Exchange(ref ended, true))
        {
            return;
        }

        StopActivity(status, at, message);
        run.Add(start with { Status = status, EndedAt = at, Message = message });
    }

    /// <summary>Ends the span without keeping it.</summary>
    public void Discard(DateTimeOffset at)
    {
        if (!Interlocked.Exchange(ref ended, true))
        {
            StopActivity(SpanStatus.Ok, at, null);
        }
    }

    private void StopActivity(SpanStatus status, DateTimeOffset at, string? message)
    {
        if (activity is null)
        {
            return;
        }

        if (status == SpanStatus.Error)
        {
            activity.SetStatus(ActivityStatusCode.Error, message);
        }
        else if (status == SpanStatus.Interrupted)
        {
            activity.SetTag("codemation.interrupted", true);
        }

        activity.SetEndTime(at.UtcDateTime);
        activity.Stop();
    }
}
