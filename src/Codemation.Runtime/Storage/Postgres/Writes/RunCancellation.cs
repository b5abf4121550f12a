namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Cancels a run and the sub-workflows below it.</summary>
internal sealed class RunCancellation(PostgresTransaction transaction)
{
    private const string Lock = "SELECT id, status, parent_run_id, waited FROM runs WHERE id = ANY($1) ORDER BY id FOR UPDATE";

    private const string Ask = "UPDATE runs SET cancel_requested = true WHERE id = ANY($1)";

    public const string Below = "SELECT id FROM runs WHERE parent_run_id = ANY($1)";

    /// <summary>What became of the run itself.</summary>
    public CancelOutcome Outcome { get; private set; } = CancelOutcome.NotFound;

    /// <summary>Whether the owner of any run was asked.</summary>
    public bool Asked { get; private set; }

    /// <summary>Whether a run that waited for one of them became pending.</summary>
    public bool Woken { get; private set; }

    /// <summary>Cancels level by level: who is below follows from who is above.</summary>
    public async Task WriteAsync(string runId)
    {
        IReadOnlyList<string> level = [runId];
        while (level.Count > 0)
        {
            var (running, idle, hadEnded) = await LockAsync(level).ConfigureAwait(false);
            if (Outcome == CancelOutcome.NotFound)
            {
                Outcome = OutcomeOf(running.Count, idle.Count, hadEnded);
            }

            Asked |= running.Count > 0;
            Woken |= await new RunEnding(transaction).CancelAsync(idle).ConfigureAwait(false);
            level = await AskAsync(running, [.. running, .. idle.Select(run => run.Id)]).ConfigureAwait(false);
        }
    }

    private static CancelOutcome OutcomeOf(int running, int idle, int hadEnded) => (running, idle, hadEnded) switch
    {
        (> 0, _, _) => CancelOutcome.Requested,
        (_, > 0, _) => CancelOutcome.Cancelled,
        (_, _, > 0) => CancelOutcome.HadEnded,
        _ => CancelOutcome.NotFound,
    };

    private async Task<(List<string> Running, List<EndedRun> Idle, int HadEnded)> LockAsync(IReadOnlyList<string> ids)
    {
        var running = new List<string>();
        var idle = new List<EndedRun>();
        var hadEnded = 0;
        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Add(Lock).Bind(ids);
            var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                while (await rows.ReadAsync().ConfigureAwait(false))
                {
                    switch (StoredNames.RunStatus(rows.GetString(1)))
                    {
                        case RunStatus.Running:
                            running.Add(rows.GetString(0));
                            break;
                        case RunStatus.Pending or RunStatus.Suspended:
                            idle.Add(new EndedRun(rows.GetString(0), rows.TextOrNull(2), rows.GetBoolean(3)));
                            break;
                        default:
                            hadEnded++;
                            break;
                    }
                }
            }
        }

        return (running, idle, hadEnded);
    }

    private async Task<IReadOnlyList<string>> AskAsync(List<string> running, IReadOnlyList<string> cancelled)
    {
        var below = new List<string>();
        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Add(Ask).Bind(running);
            batch.Add(Below).Bind(cancelled);
            var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                while (await rows.ReadAsync().ConfigureAwait(false))
                {
                    below.Add(rows.GetString(0));
                }
            }
        }

        return below;
    }
}
