namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>How signals and those who wait for them come together.</summary>
internal static class SignalRows
{
    public const string FirstWait =
        """
        SELECT run_id, item FROM waits
        WHERE workflow_id = ?1 AND step = ?2 AND correlation = ?3 AND kind = 'signal' AND signal_id IS NULL AND run_id = coalesce(?4, run_id)
        ORDER BY run_id, item LIMIT 1
        """;

    public const string FirstKept =
        """
        SELECT id FROM signals
        WHERE workflow_id = ? AND step = ? AND correlation = ? AND taken = 0 AND coalesce(run_id, ?4) = ?4
        ORDER BY id LIMIT 1
        """;

    private const string Insert =
        """
        INSERT INTO signals (workflow_id, step, correlation, run_id, payload, idempotency_key, received_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """;

    private const string Take = "UPDATE signals SET taken = 1 WHERE id = ?";

    private const string GiveBack = "UPDATE signals SET taken = 0 WHERE id = ? RETURNING workflow_id, step, correlation, run_id";

    private const string Hold = "UPDATE waits SET signal_id = ? WHERE run_id = ? AND step = ? AND item = ?";

    /// <summary>Takes a signal in.</summary>
    /// <returns>What became of it, and whether a run became pending.</returns>
    public static Written<SignalOutcome> Put(SqliteSession session, NewSignal signal)
    {
        session[Insert]
            .Bind(signal.WorkflowId)
            .Bind(signal.Step)
            .Bind(signal.Correlation)
            .Bind(signal.RunId)
            .Bind(signal.Payload)
            .Bind(signal.IdempotencyKey)
            .Bind(signal.ReceivedAt)
            .Run();
        return session.Changes == 0
            ? new(SignalOutcome.Duplicate, false)
            : Offer(session, session.LastInsertedId, signal.WorkflowId, signal.Step, signal.Correlation, signal.RunId);
    }

    /// <summary>Takes the oldest kept signal that is for a wait of a run.</summary>
    public static long? TakeKept(SqliteSession session, string runId, string workflowId, RunWait wait)
    {
        var select = session[FirstKept].Bind(workflowId).Bind(wait.Step).Bind(wait.Correlation).Bind(runId);
        if (!select.Step())
        {
            return null;
        }

        var signal = select.Int64(0);
        select.Reset();
        session[Take].Bind(signal).Run();
        return signal;
    }

    /// <summary>Gives a signal that was not used to the next who waits for it, or keeps it.</summary>
    /// <returns>Whether a run became pending.</returns>
    public static bool Return(SqliteSession session, long signal)
    {
        var update = session[GiveBack].Bind(signal);
        if (!update.Step())
        {
            return false;
        }

        var (workflowId, step, correlation, runId) = (update.Text(0), update.Text(1), update.Text(2), update.TextOrNull(3));
        update.Reset();
        return Offer(session, signal, workflowId, step, correlation, runId).MadePending;
    }

    private static Written<SignalOutcome> Offer(SqliteSession session, long signal, string workflowId, string step, string correlation, string? onlyRun)
    {
        var select = session[FirstWait].Bind(workflowId).Bind(step).Bind(correlation).Bind(onlyRun);
        if (!select.Step())
        {
            return new(SignalOutcome.Kept, false);
        }

        var (runId, item) = (select.Text(0), select.Int32(1));
        select.Reset();
        session[Hold].Bind(signal).Bind(runId).Bind(step).Bind(item).Run();
        session[Take].Bind(signal).Run();
        return new(SignalOutcome.Delivered, RunWaking.WakeUp(session, runId));
    }
}
