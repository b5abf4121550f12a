using System.Data.Common;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>How a run's row is read.</summary>
internal static class PostgresRunRow
{
    public const string Columns =
        """
        runs.id, runs.workflow_id, runs.plan_hash, runs.status, runs.epoch, runs.owner, runs.created_at, runs.started_at, runs.finished_at,
        runs.items_in, runs.items_out, runs.parent_run_id, runs.depth, runs.error, runs.stop_after, runs.queue, runs.home_queue, runs.priority,
        runs.idempotency_key, runs.metadata, runs.config, runs.wait_reason, runs.wake_at, runs.cancel_requested, runs.deaths,
        runs.events, runs.records
        """;

    public static RunRow Read(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        WorkflowId = row.GetString(1),
        PlanHash = row.GetString(2),
        Status = StoredNames.RunStatus(row.GetString(3)),
        Epoch = row.GetInt64(4),
        Owner = row.TextOrNull(5),
        CreatedAt = row.Time(6),
        StartedAt = row.TimeOrNull(7),
        FinishedAt = row.TimeOrNull(8),
        ItemsIn = row.GetInt32(9),
        ItemsOut = row.Int32OrNull(10),
        ParentRunId = row.TextOrNull(11),
        Depth = row.GetInt32(12),
        Error = StoredErrors.Read(row.TextOrNull(13)),
        StopAfter = row.TextOrNull(14),
        Queue = row.GetString(15),
        HomeQueue = row.TextOrNull(16),
        Priority = row.GetInt32(17),
        IdempotencyKey = row.TextOrNull(18),
        Metadata = row.TextOrNull(19),
        Config = row.TextOrNull(20),
        WaitReason = row.TextOrNull(21),
        WakeAt = row.TimeOrNull(22),
        CancelRequested = row.GetBoolean(23),
        Deaths = row.GetInt32(24),
        EventSeq = row.GetInt64(25),
        Records = row.GetInt64(26),
    };
}
