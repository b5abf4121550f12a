namespace Codemation.Runtime.Storage.Memory;

/// <summary>A signal that was handed in.</summary>
internal sealed class MemorySignal(long id, NewSignal given)
{
    public long Id => id;

    public NewSignal Given => given;

    /// <summary>Whether a wait holds it.</summary>
    public bool IsHeld { get; set; }

    public SignalAddress Address => new(given.WorkflowId, given.Step, given.Correlation);

    public bool IsFor(MemoryRun run) => given.RunId is null || given.RunId == run.Id;
}
