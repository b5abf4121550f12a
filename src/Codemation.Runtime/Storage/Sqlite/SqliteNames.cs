namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>The words that stand for states in the database. Written ones never change.</summary>
internal static class SqliteNames
{
    public static string Of(RunStatus status) => status switch
    {
        Codemation.RunStatus.Pending => "pending",
        Codemation.RunStatus.Running => "running",
        Codemation.RunStatus.Completed => "completed",
        Codemation.RunStatus.Failed => "failed",
        Codemation.RunStatus.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a run's status."),
    };

    public static RunStatus RunStatus(string name) => name switch
    {
        "pending" => Codemation.RunStatus.Pending,
        "running" => Codemation.RunStatus.Running,
        "completed" => Codemation.RunStatus.Completed,
        "failed" => Codemation.RunStatus.Failed,
        "cancelled" => Codemation.RunStatus.Cancelled,
        _ => throw new InvalidDataException($"The database holds a run status that this program does not know: \"{name}\"."),
    };

    public static string Of(ActivationStatus status) => status switch
    {
        Storage.ActivationStatus.Started => "started",
        Storage.ActivationStatus.Completed => "completed",
        Storage.ActivationStatus.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not an activation's status."),
    };

    public static ActivationStatus ActivationStatus(string name) => name switch
    {
        "started" => Storage.ActivationStatus.Started,
        "completed" => Storage.ActivationStatus.Completed,
        "failed" => Storage.ActivationStatus.Failed,
        _ => throw new InvalidDataException($"The database holds an activation status that this program does not know: \"{name}\"."),
    };
}
