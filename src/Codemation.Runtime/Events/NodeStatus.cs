namespace Codemation.Runtime.Events;

/// <summary>How far a step of a run is. Names of members are part of the events' JSON.</summary>
internal enum NodeStatus
{
    Queued,
    Running,
    Completed,
    Failed,
}
