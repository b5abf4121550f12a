namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Takes runs from owners that are gone.</summary>
internal sealed class RunRecovery(PostgresTransaction transaction)
{
    // A sub-workflow whose caller is not suspended is left to it. What somebody writes at this moment, the next recovery looks at again.
    public const string Recover =
        """
        UPDATE runs SET status = 'pending', owner = NULL, epoch = epoch + 1, deaths = deaths + 1
        WHERE id = ANY(ARRAY(
            SELECT lost.id FROM runs AS lost
            WHERE lost.status = 'running' AND lost.owner <> ALL($1)
                AND (lost.parent_run_id IS NULL
                    OR EXISTS (SELECT 1 FROM runs AS parent WHERE parent.id = lost.parent_run_id AND parent.status = 'suspended'))
            FOR UPDATE SKIP LOCKED))
        RETURNING id, parent_run_id, waited, cancel_requested
        """;

    /// <summary>Makes them pending; those whose cancellation was asked for end.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> WriteAsync(IReadOnlyCollection<string> living)
    {
        var recovered = 0;
        var cancelled = new List<EndedRun>();
        var batch = transaction.Batch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Add(Recover).Bind(living);
            var rows = await transaction.ReadAsync(batch).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                while (await rows.ReadAsync().ConfigureAwait(false))
                {
                    recovered++;
                    if (rows.GetBoolean(3))
                    {
                        cancelled.Add(new EndedRun(rows.GetString(0), rows.TextOrNull(1), rows.GetBoolean(2)));
                    }
                }
            }
        }

        await new RunEnding(transaction).CancelAsync(cancelled).ConfigureAwait(false);
        return recovered;
    }
}
