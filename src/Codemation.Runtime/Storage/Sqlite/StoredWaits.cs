namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Reads what the items of a run wait for.</summary>
internal static class StoredWaits
{
    public const string Select =
        """
        SELECT waits.step, item, kind, due_at, waits.correlation, attempt, state, signal_id, payload, received_at
        FROM waits LEFT JOIN signals ON signals.id = signal_id
        WHERE waits.run_id = ? ORDER BY waits.step, item
        """;

    public static StoredWait[] Read(SqliteSession session, string runId)
    {
        var waits = new List<StoredWait>();
        var select = session[Select].Bind(runId);
        while (select.Step())
        {
            waits.Add(new StoredWait
            {
                Step = select.Text(0),
                Item = select.Int32(1),
                Kind = StoredNames.WaitKind(select.Text(2)),
                DueAt = select.TimeOrNull(3),
                Correlation = select.TextOrNull(4),
                Attempt = select.Int32(5),
                State = select.Bytes(6).ToArray(),
                Signal = select.IsNull(7) ? null : new StoredSignal(select.Int64(7), select.Text(8), select.Time(9)),
            });
        }

        return [.. waits];
    }
}
