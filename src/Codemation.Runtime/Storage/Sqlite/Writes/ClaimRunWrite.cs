namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Takes a run that is pending, or one that somebody else executes too. Gives null when there is none.</summary>
internal sealed class ClaimRunWrite(string sql, string runId, string owner, DateTimeOffset at, CancellationToken cancellationToken)
    : SqliteWrite<RunRow?>(cancellationToken)
{
    public const string Claim =
        $"""
        UPDATE runs SET status = 'running', owner = ?, epoch = epoch + 1, started_at = coalesce(started_at, ?)
        WHERE id = ? AND status IN ('pending', 'running')
        RETURNING {SqliteRunRow.Columns}
        """;

    public const string ClaimIfPending =
        $"""
        UPDATE runs SET status = 'running', owner = ?, epoch = epoch + 1, started_at = coalesce(started_at, ?)
        WHERE id = ? AND status = 'pending'
        RETURNING {SqliteRunRow.Columns}
        """;

    protected override RunRow? Write(SqliteSession session)
    {
        var claim = session[sql].Bind(owner).Bind(at).Bind(runId);
        if (!claim.Step())
        {
            return null;
        }

        var row = SqliteRunRow.Read(claim);
        claim.Reset();
        return row;
    }
}
