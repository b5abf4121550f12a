using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>How waits begin and end.</summary>
internal sealed class WaitTable(PostgresTransaction transaction)
{
    private const string Delete =
        """
        DELETE FROM waits USING unnest($1::text[], $2::text[], $3::integer[], $4::bigint[]) AS given (run_id, step, item, signal)
        WHERE waits.run_id = given.run_id AND waits.step = given.step AND waits.item = given.item
        RETURNING CASE WHEN waits.signal_id IS DISTINCT FROM given.signal THEN waits.signal_id END
        """;

    private const string Insert =
        """
        INSERT INTO waits (run_id, step, item, kind, due_at, correlation, attempt, state, workflow_id)
        SELECT * FROM unnest($1::text[], $2::text[], $3::integer[], $4::text[], $5::timestamptz[], $6::text[], $7::integer[], $8::bytea[], $9::text[])
        """;

    // In the order of the waits, so that the first takes the first.
    private const string WithKept =
        """
        SELECT given.number
        FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS given (workflow_id, step, correlation, number)
        WHERE EXISTS (
            SELECT 1 FROM signals
            WHERE signals.workflow_id = given.workflow_id AND signals.step = given.step AND signals.correlation = given.correlation AND NOT taken)
        ORDER BY given.number
        """;

    /// <summary>Settles and begins the waits of commits.</summary>
    /// <returns>Whether runs became pending by it.</returns>
    public async Task<bool> WriteAsync(IReadOnlyList<FencedRun> runs)
    {
        var woken = await SettleAsync(runs).ConfigureAwait(false);
        var waits = runs
            .Where(run => run.Commit.End is null)
            .SelectMany(run => run.Commit.Waits, (run, wait) => (Run: run, Wait: wait))
            .ToArray();
        if (waits.Length > 0)
        {
            await BeginAsync(waits).ConfigureAwait(false);
        }

        return woken;
    }

    private async Task<bool> SettleAsync(IReadOnlyList<FencedRun> runs)
    {
        // A wait that begins replaces the one that its item had.
        var settled = runs
            .SelectMany(
                run => run.Commit.Settled.Concat(run.Commit.Waits.Select(wait => new SettledWait(wait.Step, wait.Item))),
                (run, wait) => (run.Commit.RunId, Wait: wait))
            .ToArray();
        if (settled.Length == 0)
        {
            return false;
        }

        var unused = new List<long>();
        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Add(Delete)
                .Bind(settled.Select(each => each.RunId))
                .Bind(settled.Select(each => each.Wait.Step))
                .Bind(settled.Select(each => each.Wait.Item))
                .Bind(settled.Select(each => each.Wait.Signal));
            var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                while (await rows.ReadAsync().ConfigureAwait(false))
                {
                    if (rows.Int64OrNull(0) is { } signal)
                    {
                        unused.Add(signal);
                    }
                }
            }
        }

        var woken = false;
        foreach (var signal in unused)
        {
            woken |= await new SignalTable(transaction).ReturnAsync(signal).ConfigureAwait(false);
        }

        return woken;
    }

    private async Task BeginAsync((FencedRun Run, RunWait Wait)[] waits)
    {
        var forSignals = Array.FindAll(waits, each => each.Wait.Kind == WaitKind.Signal);
        var withKept = new List<long>();
        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Add(Insert)
                .Bind(waits.Select(each => each.Run.Commit.RunId))
                .Bind(waits.Select(each => each.Wait.Step))
                .Bind(waits.Select(each => each.Wait.Item))
                .Bind(waits.Select(each => StoredNames.Of(each.Wait.Kind)))
                .Bind(waits.Select(each => PostgresParameters.Utc(each.Wait.DueAt)))
                .Bind(waits.Select(each => each.Wait.Correlation))
                .Bind(waits.Select(each => each.Wait.Attempt))
                .Bind(waits.Select(each => (byte[]?)each.Wait.State.ToArray()))
                .Bind(waits.Select(each => each.Run.WorkflowId));
            batch.Add(WithKept)
                .Bind(forSignals.Select(each => each.Run.WorkflowId))
                .Bind(forSignals.Select(each => each.Wait.Step))
                .Bind(forSignals.Select(each => each.Wait.Correlation));
            var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                while (await rows.ReadAsync().ConfigureAwait(false))
                {
                    withKept.Add(rows.GetInt64(0));
                }
            }
        }

        if (withKept.Count > 0)
        {
            await TakeKeptAsync(withKept.ConvertAll(number => forSignals[number - 1])).ConfigureAwait(false);
        }
    }

    private async Task TakeKeptAsync(List<(FencedRun Run, RunWait Wait)> waits)
    {
        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            foreach (var (run, wait) in waits)
            {
                batch.Add(SignalTable.TakeKept).Bind(run.WorkflowId).Bind(wait.Step).Bind(wait.Correlation).Bind(run.Commit.RunId).Bind(wait.Item);
            }

            await transaction.ExecuteAsync(batch).ConfigureAwait(false);
        }
    }
}
