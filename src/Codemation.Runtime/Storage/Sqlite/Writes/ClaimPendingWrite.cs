namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Takes the oldest pending runs.</summary>
internal sealed class ClaimPendingWrite(string owner, int most, DateTimeOffset at, CancellationToken cancellationToken)
    : SqliteWrite<IReadOnlyList<RunRow>>(cancellationToken)
{
    public const string Claim =
        $"""
        UPDATE runs SET status = 'running', owner = ?, epoch = epoch + 1, started_at = coalesce(started_at, ?)
        WHERE id IN (SELECT id FROM runs WHERE status = 'pending' ORDER BY id LIMIT ?)
        RETURNING {SqliteRunRow.Columns}
        """;

    protected override IReadOnlyList<RunRow> Write(SqliteSession session)
    {
        var claim = session[Claim].Bind(owner).Bind(at).Bind(most);
        var rows = new List<RunRow>();
        while (claim.Step())
        {
            rows.Add(SqliteRunRow.Read(claim));
        }

        rows.Sort(static (one, other) => string.CompareOrdinal(one.Id, other.Id));
        return rows;
    }
}
