namespace Codemation.Runtime.Storage;

/// <summary>The words that stand for states in the database. Written ones never change.</summary>
internal static class StoredNames
{
    public static string Of(RunStatus status) => status switch
    {
        Codemation.RunStatus.Pending => "pending",
        Codemation.RunStatus.Running => "running",
        Codemation.RunStatus.Suspended => "suspended",
        Codemation.RunStatus.Completed => "completed",
        Codemation.RunStatus.Failed => "failed",
        Codemation.RunStatus.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a run's status."),
    };

    public static RunStatus RunStatus(string name) => name switch
    {
        "pending" => Codemation.RunStatus.Pending,
        "running" => Codemation.RunStatus.Running,
        "suspended" => Codemation.RunStatus.Suspended,
        "completed" => Codemation.RunStatus.Completed,
        "failed" => Codemation.RunStatus.Failed,
        "cancelled" => Codemation.RunStatus.Cancelled,
        _ => throw new InvalidDataException($"The database holds a run status that this program does not know: \"{name}\"."),
    };

    public static string Of(ActivationStatus status) => status switch
    {
        Storage.ActivationStatus.Started => "started",
        Storage.ActivationStatus.Suspended => "suspended",
        Storage.ActivationStatus.Completed => "completed",
        Storage.ActivationStatus.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not an activation's status."),
    };

    public static ActivationStatus ActivationStatus(string name) => name switch
    {
        "started" => Storage.ActivationStatus.Started,
        "suspended" => Storage.ActivationStatus.Suspended,
        "completed" => Storage.ActivationStatus.Completed,
        "failed" => Storage.ActivationStatus.Failed,
        _ => throw new InvalidDataException($"The database holds an activation status that this program does not know: \"{name}\"."),
    };

    public static string Of(WaitKind kind) => kind switch
    {
        Storage.WaitKind.Time => "time",
        Storage.WaitKind.Signal => "signal",
        Storage.WaitKind.Poll => "poll",
        Storage.WaitKind.Retry => "retry",
        Storage.WaitKind.SubWorkflow => "sub-workflow",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of wait."),
    };

    public static WaitKind WaitKind(string name) => name switch
    {
        "time" => Storage.WaitKind.Time,
        "signal" => Storage.WaitKind.Signal,
        "poll" => Storage.WaitKind.Poll,
        "retry" => Storage.WaitKind.Retry,
        "sub-workflow" => Storage.WaitKind.SubWorkflow,
        _ => throw new InvalidDataException($"The database holds a kind of wait that this program does not know: \"{name}\"."),
    };
}
