namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Reads how far a run got.</summary>
internal static class StoredProgress
{
    private const string Begin = "BEGIN";
    private const string Commit = "COMMIT";

    private const string Activations =
        """
        SELECT seq, step, status, attempt, started_at, finished_at, items_in, error, caught, count, lineage
        FROM activations WHERE run_id = ? ORDER BY step, seq
        """;

    private const string FurtherPorts = "SELECT count, lineage FROM batches WHERE run_id = ? AND seq = ? ORDER BY port";

    private const string Items = "SELECT item, result FROM item_checkpoints WHERE run_id = ? AND step = ? ORDER BY item";

    public static RunProgress Read(SqliteSession session, string runId)
    {
        // One transaction: what is read belongs to one moment.
        session[Begin].Run();
        try
        {
            var latest = ReadLatest(session, runId);
            var activations = latest.ConvertAll(record => WithFurtherPorts(session, runId, record.Seq, record.Activation));
            var items = new List<ItemCheckpoint>();
            foreach (var activation in activations)
            {
                if (activation.Status is ActivationStatus.Started or ActivationStatus.Suspended)
                {
                    ReadItems(session, runId, activation.Step, items);
                }
            }

            return new RunProgress(activations, items, StoredWaits.Read(session, runId));
        }
        finally
        {
            session[Commit].Run();
        }
    }

    private static List<(long Seq, StoredActivation Activation)> ReadLatest(SqliteSession session, string runId)
    {
        var latest = new List<(long Seq, StoredActivation Activation)>();
        var select = session[Activations].Bind(runId);
        while (select.Step())
        {
            var activation = new StoredActivation
            {
                Step = select.Text(1),
                Status = StoredNames.ActivationStatus(select.Text(2)),
                Attempt = select.Int32(3),
                StartedAt = select.Time(4),
                FinishedAt = select.TimeOrNull(5),
                ItemsIn = select.Int32(6),
                Error = StoredErrors.Read(select.TextOrNull(7)),
                Caught = select.TextOrNull(8),
                Ports = select.IsNull(9) ? [] : [new StoredPort(select.Int32(9), select.Bytes(10).ToArray())],
            };
            if (latest.Count > 0 && latest[^1].Activation.Step == activation.Step)
            {
                latest.RemoveAt(latest.Count - 1);
            }

            latest.Add((select.Int64(0), activation));
        }

        latest.Sort(static (one, other) => one.Seq.CompareTo(other.Seq));
        return latest;
    }

    private static StoredActivation WithFurtherPorts(SqliteSession session, string runId, long seq, StoredActivation activation)
    {
        if (activation.Ports.Count == 0)
        {
            return activation;
        }

        var ports = new List<StoredPort>(activation.Ports);
        var select = session[FurtherPorts].Bind(runId).Bind(seq);
        while (select.Step())
        {
            ports.Add(new StoredPort(select.Int32(0), select.Bytes(1).ToArray()));
        }

        return activation with { Ports = ports };
    }

    private static void ReadItems(SqliteSession session, string runId, string step, List<ItemCheckpoint> items)
    {
        var select = session[Items].Bind(runId).Bind(step);
        while (select.Step())
        {
            items.Add(new ItemCheckpoint(step, select.Int32(0), select.Bytes(1).ToArray()));
        }
    }
}
