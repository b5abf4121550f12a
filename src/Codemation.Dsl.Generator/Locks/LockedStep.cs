namespace Codemation.Locks;

/// <summary>A step as it was when the lock was written.</summary>
internal sealed record LockedStep(string Id, string Kind, IReadOnlyList<LockedSource> Inputs, IReadOnlyList<LockedPort> Ports)
{
    /// <summary>The JSON Schema of what is kept while the step waits: a signal that came, the state of work elsewhere. Null when nothing is.</summary>
    public string? Kept { get; init; }

    /// <summary>Whether runs are suspended here, for minutes or months.</summary>
    public bool Waits => Kind is "Wait" or "WaitUntil" or "WaitFor" || Kept is not null;

    /// <summary>Whether a run can be found here when its process ends: what comes between such steps is never seen half done.</summary>
    public bool Rests => Waits || Kind is "MapAsync" or "MapItemAsync" or "Callback" or "Run" or "Route" or "Call";

    public LockedPort? Port(string name) => Ports.FirstOrDefault(port => string.Equals(port.Name, name, StringComparison.Ordinal));
}
