using Codemation.Runtime.Telemetry;

namespace Codemation.Runtime.Storage;

/// <summary>
/// Where runs are kept. What a call wrote is there for good when its task completes.
/// What a call is given stays unchanged until then.
/// </summary>
internal interface IRunStore : IRunReader, IRunQueue, IRunRetention
{
    /// <summary>Whether runs survive the process, so that progress inside of an activation is worth writing.</summary>
    bool IsDurable { get; }

    /// <summary>Which runs hold which content of binary storage.</summary>
    IBlobIndex Blobs { get; }

    /// <summary>What runs tell about themselves; kept longer than they are.</summary>
    ITelemetryStore Telemetry { get; }

    /// <summary>Which workflows are active, and how far schedules have come.</summary>
    IScheduleStore Schedules { get; }

    /// <summary>Whether other processes may execute runs of it at the same time.</summary>
    bool IsShared { get; }

    /// <summary>Creates a run with its input and all else that it starts with, or nothing.</summary>
    ValueTask<RunCreation> CreateAsync(NewRun run, CancellationToken cancellationToken);

    /// <summary>Writes progress of a claimed run.</summary>
    /// <returns>What the run is now; a suspension whose wait is over already leaves it pending, for instance.</returns>
    /// <exception cref="RunFencedException">The run was claimed by another, or is not running.</exception>
    ValueTask<RunCommitted> CommitAsync(RunCommit commit, CancellationToken cancellationToken);

    /// <summary>
    /// Ends a pending or suspended run as cancelled, and asks the owner of a running one to do so. The same goes for all sub-workflows below it.
    /// </summary>
    ValueTask<CancelOutcome> CancelAsync(string runId, CancellationToken cancellationToken);

    /// <summary>
    /// Hands in a signal. The oldest run that waits for it takes it, in that run the first item; one that nobody waits for is kept for the
    /// first who will. A signal is taken once. A run it suspended becomes pending.
    /// </summary>
    ValueTask<SignalOutcome> SignalAsync(NewSignal signal, CancellationToken cancellationToken);

    /// <summary>Keeps the JSON of a plan under its hash; the first to do so decides.</summary>
    ValueTask PutPlanAsync(string planHash, string workflowId, string json, CancellationToken cancellationToken);
}
