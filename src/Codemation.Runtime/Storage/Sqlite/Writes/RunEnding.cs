namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>What the end of a run brings about.</summary>
internal static class RunEnding
{
    private const string ToCancelled =
        """
        UPDATE runs SET status = 'cancelled', owner = NULL, wake_at = NULL, wait_reason = NULL, finished_at = ?, events = events + 1
        WHERE id = ?
        """;

    private const string DeleteWaits = "DELETE FROM waits WHERE run_id = ?";

    public const string WakeParent =
        """
        UPDATE runs SET status = 'pending', wake_at = NULL, wait_reason = NULL
        WHERE id = ?1 AND status = 'suspended'
            AND EXISTS (SELECT 1 FROM waits WHERE run_id = ?1 AND kind = 'sub-workflow' AND correlation = ?2)
        """;

    /// <summary>Ends a run as cancelled.</summary>
    /// <returns>Whether the run that called it became pending.</returns>
    public static bool Cancel(SqliteSession session, string runId, string? parentRunId, bool waited, DateTimeOffset at)
    {
        session[ToCancelled].Bind(at).Bind(runId).Run();
        return Follow(session, runId, parentRunId, waited);
    }

    /// <summary>Does what follows from the end of a run. Signals that its waits held are used up.</summary>
    /// <returns>Whether the run that called it became pending.</returns>
    public static bool Follow(SqliteSession session, string runId, string? parentRunId, bool waited)
    {
        if (waited)
        {
            session[DeleteWaits].Bind(runId).Run();
        }

        if (parentRunId is null)
        {
            return false;
        }

        session[WakeParent].Bind(parentRunId).Bind(runId).Run();
        return session.Changes > 0;
    }
}
