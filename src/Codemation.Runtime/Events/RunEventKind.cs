namespace Codemation.Runtime.Events;

internal enum RunEventKind
{
    RunCreated,
    NodeStarted,
    NodeProgressed,
    NodeCompleted,
    NodeFailed,
    RunEnded,
}
