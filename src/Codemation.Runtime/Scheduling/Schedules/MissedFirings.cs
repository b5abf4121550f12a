namespace Codemation;

/// <summary>
/// What is done about firings of schedules that nobody was there for: those more than a minute late because no process was running, say.
/// What was paused or not active misses nothing.
/// </summary>
public enum MissedFirings
{
    /// <summary>The latest missed firing is made up for, unless a later one is in time. None before it is.</summary>
    FireLatest,

    /// <summary>None is made up for.</summary>
    Skip,

    /// <summary>Each is made up for, oldest first.</summary>
    FireAll,
}
