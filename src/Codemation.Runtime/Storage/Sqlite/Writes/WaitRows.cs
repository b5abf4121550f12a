namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>How waits begin and end.</summary>
internal static class WaitRows
{
    private const string Find = "SELECT signal_id FROM waits WHERE run_id = ? AND step = ? AND item = ?";

    private const string Delete = "DELETE FROM waits WHERE run_id = ? AND step = ? AND item = ?";

    private const string Insert =
        """
        INSERT INTO waits (run_id, step, item, kind, due_at, correlation, attempt, state, workflow_id, signal_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    public const string IsOver =
        """
        SELECT 1 FROM waits
        WHERE run_id = ? AND (signal_id IS NOT NULL OR (kind = 'sub-workflow' AND NOT EXISTS (
            SELECT 1 FROM runs AS below WHERE below.id = waits.correlation AND below.status IN ('pending', 'running', 'suspended'))))
        LIMIT 1
        """;

    /// <summary>Ends waits.</summary>
    /// <returns>Whether runs became pending by it: a signal that came for such a wait and was not used goes to another.</returns>
    public static bool Settle(SqliteSession session, string runId, IReadOnlyList<SettledWait> settled)
    {
        var woken = false;
        for (var i = 0; i < settled.Count; i++)
        {
            woken |= Settle(session, runId, settled[i]);
        }

        return woken;
    }

    /// <summary>Begins waits, each with the oldest signal that was kept for it.</summary>
    /// <returns>Whether runs became pending by it.</returns>
    public static bool Begin(SqliteSession session, string runId, string workflowId, IReadOnlyList<RunWait> waits)
    {
        var woken = false;
        for (var i = 0; i < waits.Count; i++)
        {
            var wait = waits[i];
            woken |= Settle(session, runId, new SettledWait(wait.Step, wait.Item));
            var signal = wait.Kind == WaitKind.Signal ? SignalRows.TakeKept(session, runId, workflowId, wait) : null;
            session[Insert]
                .Bind(runId)
                .Bind(wait.Step)
                .Bind(wait.Item)
                .Bind(StoredNames.Of(wait.Kind))
                .Bind(wait.DueAt)
                .Bind(wait.Correlation)
                .Bind(wait.Attempt)
                .BindBlob(wait.State.Span)
                .Bind(workflowId)
                .Bind(signal)
                .Run();
        }

        return woken;
    }

    /// <summary>Whether a run waits for something that has happened.</summary>
    public static bool AnyIsOver(SqliteSession session, string runId)
    {
        var select = session[IsOver].Bind(runId);
        var any = select.Step();
        select.EnsureReset();
        return any;
    }

    private static bool Settle(SqliteSession session, string runId, SettledWait settled)
    {
        var find = session[Find].Bind(runId).Bind(settled.Step).Bind(settled.Item);
        if (!find.Step())
        {
            return false;
        }

        long? signal = find.IsNull(0) ? null : find.Int64(0);
        find.Reset();
        session[Delete].Bind(runId).Bind(settled.Step).Bind(settled.Item).Run();
        return signal is { } held && held != settled.Signal && SignalRows.Return(session, held);
    }
}
