using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Postgres;
using Codemation.Testing;
using Npgsql;

namespace Codemation.Runtime.Tests.Storage.Postgres;

/// <summary>What is asked often is found, never searched for: on the first day, when the planner knows nothing, as among many runs.</summary>
[NeedsPostgres]
public sealed class PostgresQueryPlanTests(PostgresQueryPlanTests.Databases databases) : IClassFixture<PostgresQueryPlanTests.Databases>
{
    [Theory]
    [InlineData(PostgresRunStore.ClaimPending, "runs_pending", "runs_pkey")]
    [InlineData(PostgresRunStore.WakeDue, "runs_due", "runs_pkey")]
    [InlineData(PostgresRunReader.NextDue, "runs_due")]
    [InlineData(PostgresRunReader.HasPending, "runs_pending")]
    [InlineData(PostgresRunReader.CancelRequests, "runs_cancelling")]
    [InlineData(PostgresRunReader.Owners, "runs_running")]
    [InlineData(PostgresRunReader.Claims, "runs_running")]
    [InlineData(PostgresRunReader.Ended, "runs_pkey")]
    [InlineData(RunRelease.Take, "runs_running", "runs_pkey")]
    [InlineData(RunRelease.Release, "runs_pkey")]
    [InlineData(RunCancellation.Below, "runs_by_parent")]
    [InlineData(RunEnding.WakeParents, "runs_suspended", "waits_pkey")]
    [InlineData(RunSuspending.Suspend, "runs_pkey", "waits_pkey")]
    [InlineData(MarkedRun.FindFiring, "firings_pkey")]
    [InlineData(MarkedRun.FindKey, "runs_by_key")]
    [InlineData(MarkedRun.FindCompleted, "activations_pkey")]
    [InlineData(SignalTable.FirstWait, "waits_for_signals")]
    [InlineData(SignalTable.TakeKept, "signals_kept", "waits_pkey")]
    [InlineData(RunRemoval.Oldest, "runs_pkey")]
    [InlineData(RunRemoval.OldestOfWorkflow, "runs_by_workflow")]
    [InlineData(RunRemoval.DeleteSignals, "signals_by_age", "waits_by_signal")]
    [InlineData(Fence.Update, "runs_pkey")]
    [InlineData(PostgresProgress.Activations, "activations_pkey")]
    [InlineData(PostgresProgress.FurtherPorts, "batches_pkey")]
    [InlineData(PostgresProgress.Items, "item_checkpoints_pkey")]
    [InlineData(PostgresProgress.Waits, "waits_pkey", "signals_pkey")]
    [InlineData(PostgresItems.First, "activations_pkey")]
    [InlineData(PostgresItems.FirstOutput, "activations_pkey")]
    [InlineData(PostgresItems.Output, "activations_pkey", "batches_pkey")]
    [InlineData(PostgresItems.Chunks, "payload_chunks_pkey")]
    [InlineData(PostgresScheduleStore.GoOn, "schedules_by_workflow")]
    public async Task What_is_looked_for_all_the_time_is_taken_from_an_index(string sql, params string[] indexes)
    {
        foreach (var database in databases.All)
        {
            var plan = await PlanAsync(database, sql);

            Assert.All(indexes, index => Assert.Contains($" {index} ", plan + " ", StringComparison.Ordinal));
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(false, null, false, "runs_pkey")]
    [InlineData(true, null, false, "runs_by_workflow")]
    [InlineData(false, RunStatus.Failed, false, "runs_failed")]
    [InlineData(false, RunStatus.Running, false, "runs_running")]
    [InlineData(false, RunStatus.Suspended, false, "runs_suspended")]
    [InlineData(false, null, true, "run_metadata_pkey")]
    public async Task A_page_of_the_list_walks_along_an_index_and_sorts_nothing(bool workflow, RunStatus? status, bool metadata, string index)
    {
        foreach (var before in new[] { null, "x" })
        {
            var command = new NpgsqlBatch();
            PostgresRunListing.AppendTo(command, new RunQuery
            {
                WorkflowId = workflow ? "orders" : null,
                Status = status,
                Metadata = metadata ? new("customer", "7") : null,
                Before = before,
            });

            var plan = await PlanAsync(databases.Large, command.BatchCommands[0].CommandText);

            Assert.Contains($" {index} ", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
        }
    }

    // The plan that serves whatever the parameters are, as the driver's prepared statements get it.
    private static async Task<string> PlanAsync(PostgresDatabase database, string sql)
    {
        var parameters = Enumerable.Range(1, 30).TakeWhile(number => sql.Contains($"${number}", StringComparison.Ordinal)).Select(_ => "NULL").ToArray();
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var prepare = new NpgsqlCommand($"SET plan_cache_mode = force_generic_plan; PREPARE asked AS {sql}", connection);
        await prepare.ExecuteNonQueryAsync();
        await using var explain = new NpgsqlCommand($"EXPLAIN EXECUTE asked {(parameters.Length == 0 ? "" : $"({string.Join(", ", parameters)})")}", connection);
        var lines = new List<string>();
        await using (var rows = await explain.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
            {
                lines.Add(rows.GetString(0));
            }
        }

        await using var reset = new NpgsqlCommand("DEALLOCATE asked", connection);
        await reset.ExecuteNonQueryAsync();
        return string.Join('\n', lines);
    }

    /// <summary>A database as it is first made, and one with many runs.</summary>
    public sealed class Databases : IAsyncLifetime
    {
        private const string ManyRuns =
            """
            INSERT INTO runs (id, workflow_id, plan_hash, status, epoch, owner, created_at, finished_at, items_in, records, depth, queue, priority, wake_at, parent_run_id, idempotency_key)
            SELECT 'run-' || lpad(n::text, 8, '0'), 'workflow-' || n % 50, 'plan',
                CASE WHEN n % 1000 = 0 THEN 'failed' WHEN n % 1001 = 0 THEN 'cancelled' WHEN n > 59000 THEN 'pending' WHEN n > 58900 THEN 'running' WHEN n > 57000 THEN 'suspended' ELSE 'completed' END,
                1, CASE WHEN n BETWEEN 58901 AND 59000 THEN 'node-' || n % 3 END, now() - interval '1 day' + n * interval '1 second', NULL, 1, 5, 0, 'default', n % 10,
                CASE WHEN n BETWEEN 57001 AND 58000 THEN now() + n * interval '1 second' END, CASE WHEN n % 100 = 0 THEN 'run-00000001' END,
                CASE WHEN n % 10 = 0 THEN 'key-' || n END
            FROM generate_series(1, 60000) AS n;
            INSERT INTO activations (run_id, seq, step, status, attempt, started_at, items_in, count, lineage, items)
            SELECT 'run-' || lpad(n::text, 8, '0'), s, 'step-' || s, 'completed', 1, now(), 1, 1, '', '1' FROM generate_series(1, 10000) AS n, generate_series(0, 5) AS s;
            INSERT INTO run_metadata (key, value, run_id) SELECT 'customer', (n % 500)::text, 'run-' || lpad(n::text, 8, '0') FROM generate_series(1, 30000) AS n;
            INSERT INTO waits (run_id, step, item, kind, correlation, attempt, state, workflow_id)
            SELECT 'run-' || lpad(n::text, 8, '0'), 'wait', 0, CASE WHEN n % 2 = 0 THEN 'signal' ELSE 'time' END, 'order-' || n, 1, '', 'workflow-1' FROM generate_series(57001, 59000) AS n;
            INSERT INTO signals (workflow_id, step, correlation, payload, received_at, taken)
            SELECT 'workflow-1', 'wait', 'order-' || n, '{}', now(), n % 2 = 0 FROM generate_series(1, 20000) AS n;
            INSERT INTO firings (trigger_id, scheduled_at, run_id) SELECT 'nightly', now() + n * interval '1 minute', 'run-' || n FROM generate_series(1, 5000) AS n;
            ANALYZE;
            """;

        private readonly List<IAsyncDisposable> opened = [];

        internal IReadOnlyList<PostgresDatabase> All { get; private set; } = [];

        internal PostgresDatabase Large => All[1];

        public async Task InitializeAsync()
        {
            var empty = await PostgresTests.CreateMigratedAsync();
            var large = await PostgresTests.CreateMigratedAsync();
            await large.QueryAsync(ManyRuns);
            All = [empty.Open(), large.Open()];
            opened.AddRange([.. All, empty, large]);
        }

        public async Task DisposeAsync()
        {
            foreach (var each in opened)
            {
                await each.DisposeAsync();
            }
        }
    }
}
