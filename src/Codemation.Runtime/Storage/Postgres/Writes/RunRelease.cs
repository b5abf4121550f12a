using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Takes runs from their owners: those that are gone, and one that stops.</summary>
internal sealed class RunRelease(PostgresTransaction transaction)
{
    // A sub-workflow whose caller is yet to go on with it is left to it. What somebody writes at this moment, the next recovery looks at again.
    public const string Take =
        """
        UPDATE runs SET status = 'pending', owner = NULL, epoch = epoch + 1, deaths = deaths + 1
        WHERE id = ANY(ARRAY(
            SELECT lost.id FROM runs AS lost
            WHERE lost.status = 'running' AND lost.owner = ANY($1)
                AND (lost.parent_run_id IS NULL
                    OR NOT EXISTS (SELECT 1 FROM runs AS parent WHERE parent.id = lost.parent_run_id AND parent.status IN ('pending', 'running')))
            FOR UPDATE SKIP LOCKED))
        RETURNING id, parent_run_id, waited, cancel_requested
        """;

    public const string Release =
        """
        UPDATE runs SET status = 'pending', owner = NULL, epoch = epoch + 1
        WHERE id = $1 AND epoch = $2 AND status IS NOT DISTINCT FROM 'running'
        RETURNING id, parent_run_id, waited, cancel_requested
        """;

    /// <summary>Makes pending what is running under owners that are gone; runs whose cancellation was asked for end.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> TakeFromAsync(IReadOnlyCollection<string> gone) => WriteAsync(batch => batch.Add(Take).Bind(gone));

    /// <summary>Makes a run pending, unless it has another owner by now; one whose cancellation was asked for ends.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> ReleaseAsync(string runId, long epoch) => WriteAsync(batch => batch.Add(Release).Bind(runId).Bind(epoch));

    private async Task<int> WriteAsync(Action<NpgsqlBatch> add)
    {
        var released = 0;
        var cancelled = new List<EndedRun>();
        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            add(batch);
            var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                while (await rows.ReadAsync().ConfigureAwait(false))
                {
                    released++;
                    if (rows.GetBoolean(3))
                    {
                        cancelled.Add(new EndedRun(rows.GetString(0), rows.TextOrNull(1), rows.GetBoolean(2)));
                    }
                }
            }
        }

        await new RunEnding(transaction).CancelAsync(cancelled).ConfigureAwait(false);
        return released;
    }
}
