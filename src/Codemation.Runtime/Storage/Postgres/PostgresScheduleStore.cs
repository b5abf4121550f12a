using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Keeps schedules in the database of the runs. The database's clock decides.</summary>
internal sealed class PostgresScheduleStore(PostgresTransactions transactions, PostgresReads reads) : IScheduleStore
{
    public const string GoOn = "UPDATE schedules SET done_until = greatest(done_until, clock_timestamp()) WHERE workflow_id = $1";

    private const string Now = "SELECT clock_timestamp()";

    private const string Inactive = "SELECT workflow_id FROM workflow_states WHERE NOT active";

    private const string Select =
        """
        SELECT schedules.id, schedules.workflow_id, paused, coalesce(active, true), done_until, last_scheduled_at, last_fired_at, last_run_id, last_error
        FROM schedules LEFT JOIN workflow_states ON workflow_states.workflow_id = schedules.workflow_id
        """;

    private const string ById = $"{Select} WHERE schedules.id = $1";

    private const string Insert =
        "INSERT INTO schedules (id, workflow_id) SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING";

    private const string Advance =
        """
        UPDATE schedules SET done_until = $2, last_scheduled_at = $2, last_fired_at = $3, last_run_id = $4, last_error = $5
        WHERE id = $1 AND done_until < $2 RETURNING true
        """;

    private const string Pause =
        "UPDATE schedules SET paused = $2, done_until = greatest(done_until, clock_timestamp()) WHERE id = $1 AND paused <> $2 RETURNING true";

    private const string Activate = "UPDATE workflow_states SET active = true WHERE workflow_id = $1 AND NOT active RETURNING true";

    private const string Deactivate =
        """
        INSERT INTO workflow_states (workflow_id, active) VALUES ($1, false)
        ON CONFLICT (workflow_id) DO UPDATE SET active = false WHERE workflow_states.active RETURNING true
        """;

    public ValueTask<ScheduleBook> ReadAsync(CancellationToken cancellationToken) => reads.ReadAsync(
        static batch =>
        {
            batch.Add(Now);
            batch.Add(Inactive);
            batch.Add(Select);
        },
        static async rows =>
        {
            var now = await rows.AllThenNextAsync(static row => row.Time(0)).ConfigureAwait(false);
            var inactive = await rows.AllThenNextAsync(static row => row.GetString(0)).ConfigureAwait(false);
            var schedules = await rows.AllAsync(Read).ConfigureAwait(false);
            return new ScheduleBook(now[0], inactive, schedules.ToDictionary(static schedule => schedule.Id, StringComparer.Ordinal));
        },
        cancellationToken);

    public ValueTask<(StoredSchedule? Schedule, DateTimeOffset Now)> FindAsync(string scheduleId, CancellationToken cancellationToken) => reads.ReadAsync(
        batch =>
        {
            batch.Add(Now);
            batch.Add(ById).Bind(scheduleId);
        },
        static async rows =>
        {
            var now = await rows.AllThenNextAsync(static row => row.Time(0)).ConfigureAwait(false);
            return ((await rows.AllAsync(Read).ConfigureAwait(false)).FirstOrDefault(), now[0]);
        },
        cancellationToken);

    public async ValueTask AddAsync(IReadOnlyCollection<NewSchedule> schedules, CancellationToken cancellationToken) =>
        await transactions.RunAsync(
            transaction =>
            {
                var batch = transaction.Batch();

                // The same order everywhere, so that processes that start together don't wait for each other in a circle.
                var ordered = schedules.OrderBy(static schedule => schedule.Id, StringComparer.Ordinal).ToArray();
                batch.Add(Insert).Bind(ordered.Select(static schedule => schedule.Id)).Bind(ordered.Select(static schedule => schedule.WorkflowId));
                return Task.FromResult((true, (NpgsqlBatch?)batch));
            },
            cancellationToken).ConfigureAwait(false);

    public ValueTask<bool> AdvanceAsync(string scheduleId, ScheduleFiring firing, CancellationToken cancellationToken) => ChangeAsync(
        batch => batch.Add(Advance).Bind(scheduleId).Bind(firing.ScheduledAt).Bind(firing.FiredAt).Bind(firing.RunId).Bind(firing.Error),
        whenChanged: null,
        cancellationToken);

    public ValueTask<bool> SetPausedAsync(string scheduleId, bool paused, CancellationToken cancellationToken) => ChangeAsync(
        batch => batch.Add(Pause).Bind(scheduleId).Bind(paused),
        whenChanged: null,
        cancellationToken);

    public ValueTask<bool> SetActiveAsync(string workflowId, bool active, CancellationToken cancellationToken) => ChangeAsync(
        batch => batch.Add(active ? Activate : Deactivate).Bind(workflowId),
        batch => batch.Add(GoOn).Bind(workflowId),
        cancellationToken);

    // The connections are the database's.
    public ValueTask DisposeAsync() => default;

    private static StoredSchedule Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetString(0),
        WorkflowId = row.GetString(1),
        IsPaused = row.GetBoolean(2),
        IsActive = row.GetBoolean(3),
        DoneUntil = row.Time(4),
        Last = row.TimeOrNull(5) is { } scheduled ? new ScheduleFiring(scheduled, row.Time(6), row.TextOrNull(7), row.TextOrNull(8)) : null,
    };

    private async ValueTask<bool> ChangeAsync(Action<NpgsqlBatch> change, Action<NpgsqlBatch>? whenChanged, CancellationToken cancellationToken) =>
        await transactions.RunAsync(
            async transaction =>
            {
                var batch = transaction.Batch();
                await using (batch.ConfigureAwait(false))
                {
                    change(batch);
                    var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
                    await using (rows.ConfigureAwait(false))
                    {
                        if (!await rows.ReadAsync().ConfigureAwait(false))
                        {
                            return (false, null);
                        }
                    }
                }

                var last = whenChanged is null ? null : transaction.Batch();
                if (last is not null)
                {
                    whenChanged!(last);
                }

                return (true, last);
            },
            cancellationToken).ConfigureAwait(false);
}
