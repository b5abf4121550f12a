namespace Codemation.Runtime.Storage.Memory;

/// <summary>An item that waits.</summary>
internal sealed class MemoryWait(MemoryRun run, RunWait wait)
{
    public MemoryRun Run => run;

    public RunWait Wait => wait;

    /// <summary>The signal that came for it.</summary>
    public MemorySignal? Signal { get; set; }

    public SignalAddress Address => new(run.WorkflowId, wait.Step, wait.Correlation ?? "");

    public StoredWait ToStored() => new()
    {
        Step = wait.Step,
        Item = wait.Item,
        Kind = wait.Kind,
        DueAt = wait.DueAt,
        Correlation = wait.Correlation,
        Attempt = wait.Attempt,
        State = wait.State,
        Signal = Signal is { } signal ? new StoredSignal(signal.Id, signal.Given.Payload, signal.Given.ReceivedAt) : null,
    };
}
