namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Takes pending runs of some queues, the most urgent first.</summary>
internal sealed class ClaimPendingWrite(string owner, IReadOnlyList<string> queues, int most, DateTimeOffset at, CancellationToken cancellationToken)
    : SqliteWrite<IReadOnlyList<RunRow>>(cancellationToken)
{
    public const string Find = "SELECT id, priority FROM runs WHERE status = 'pending' AND queue = ? ORDER BY priority DESC, id LIMIT ?";

    private const string Claim =
        $"""
        UPDATE runs SET status = 'running', owner = ?, epoch = epoch + 1, started_at = coalesce(started_at, ?)
        WHERE id = ?
        RETURNING {SqliteRunRow.Columns}
        """;

    protected override IReadOnlyList<RunRow> Write(SqliteSession session)
    {
        var found = new List<(int Priority, string Id)>();
        foreach (var queue in queues)
        {
            var find = session[Find].Bind(queue).Bind(most);
            while (find.Step())
            {
                found.Add((find.Int32(1), find.Text(0)));
            }
        }

        if (queues.Count > 1)
        {
            found.Sort(static (one, other) =>
                one.Priority != other.Priority ? other.Priority.CompareTo(one.Priority) : string.CompareOrdinal(one.Id, other.Id));
        }

        var rows = new RunRow[Math.Min(most, found.Count)];
        for (var i = 0; i < rows.Length; i++)
        {
            var claim = session[Claim].Bind(owner).Bind(at).Bind(found[i].Id);
            claim.Step();
            rows[i] = SqliteRunRow.Read(claim);
            claim.Reset();
        }

        return rows;
    }
}
