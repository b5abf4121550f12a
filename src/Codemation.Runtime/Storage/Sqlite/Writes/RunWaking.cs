namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>How runs lose their owner and find a new one.</summary>
internal static class RunWaking
{
    public const string Wake =
        "UPDATE runs SET status = 'pending', wake_at = NULL, wait_reason = NULL WHERE id = ? AND status = 'suspended'";

    private const string ToPending = "UPDATE runs SET status = 'pending', owner = NULL WHERE id = ?";

    private const string ToQueue = "UPDATE runs SET status = 'pending', owner = NULL, home_queue = coalesce(home_queue, queue), queue = ? WHERE id = ?";

    private const string ToSuspended = "UPDATE runs SET status = 'suspended', owner = NULL, wait_reason = ?, wake_at = ? WHERE id = ?";

    /// <summary>Makes a suspended run pending.</summary>
    /// <returns>Whether it was suspended.</returns>
    public static bool WakeUp(SqliteSession session, string runId)
    {
        session[Wake].Bind(runId).Run();
        return session.Changes > 0;
    }

    public static void Release(SqliteSession session, string runId) => session[ToPending].Bind(runId).Run();

    public static void Move(SqliteSession session, string runId, string queue) => session[ToQueue].Bind(queue).Bind(runId).Run();

    public static void Suspend(SqliteSession session, string runId, RunSuspension suspension) =>
        session[ToSuspended].Bind(suspension.Reason).Bind(suspension.WakeAt).Bind(runId).Run();
}
