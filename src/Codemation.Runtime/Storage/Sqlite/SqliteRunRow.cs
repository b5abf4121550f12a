namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>How a run's row is read.</summary>
internal static class SqliteRunRow
{
    public const string Columns =
        """
        id, workflow_id, plan_hash, status, epoch, owner, created_at, started_at, finished_at, items_in, items_out, parent_run_id, depth, error,
        stop_after, queue, home_queue, priority, idempotency_key, metadata, config, wait_reason, wake_at, cancel_requested, deaths,
        events, records
        """;

    public static RunRow Read(SqliteStatement row) => new()
    {
        Id = row.Text(0),
        WorkflowId = row.Text(1),
        PlanHash = row.Text(2),
        Status = StoredNames.RunStatus(row.Text(3)),
        Epoch = row.Int64(4),
        Owner = row.TextOrNull(5),
        CreatedAt = row.Time(6),
        StartedAt = row.TimeOrNull(7),
        FinishedAt = row.TimeOrNull(8),
        ItemsIn = row.Int32(9),
        ItemsOut = row.IsNull(10) ? null : row.Int32(10),
        ParentRunId = row.TextOrNull(11),
        Depth = row.Int32(12),
        Error = StoredErrors.Read(row.TextOrNull(13)),
        StopAfter = row.TextOrNull(14),
        Queue = row.Text(15),
        HomeQueue = row.TextOrNull(16),
        Priority = row.Int32(17),
        IdempotencyKey = row.TextOrNull(18),
        Metadata = row.TextOrNull(19),
        Config = row.TextOrNull(20),
        WaitReason = row.TextOrNull(21),
        WakeAt = row.TimeOrNull(22),
        CancelRequested = row.Int64(23) != 0,
        Deaths = row.Int32(24),
        EventSeq = row.Int64(25),
        Records = row.Int64(26),
    };
}
