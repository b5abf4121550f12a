namespace Codemation.Runtime.Events;

/// <summary>What happened. Names of members are part of the events' JSON.</summary>
internal enum RunEventKind
{
    RunCreated,

    /// <summary>Progress was stored: every event of the run with a lower number says something that the store has too.</summary>
    RunSaved,

    /// <summary>A step has all its inputs.</summary>
    NodeQueued,

    NodeStarted,

    /// <summary>Items of a step finished. Told in this process only, and not numbered.</summary>
    NodeProgressed,

    NodeCompleted,

    NodeFailed,

    RunSuspended,

    /// <summary>The run goes on after it was suspended or interrupted.</summary>
    RunResumed,

    RunCompleted,

    RunFailed,

    RunCancelled,
}
