namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Makes pending what is running under owners that are gone. Gives how many runs there were.</summary>
internal sealed class TakeRunsWrite(IReadOnlyCollection<string> gone, DateTimeOffset at, CancellationToken cancellationToken)
    : SqliteWrite<int>(cancellationToken)
{
    // A sub-workflow whose caller is yet to go on with it is left to it.
    private const string IsLost =
        """
        owner = ? AND status = 'running' AND (parent_run_id IS NULL
            OR NOT EXISTS (SELECT 1 FROM runs AS parent WHERE parent.id = runs.parent_run_id AND parent.status IN ('pending', 'running')))
        """;

    public const string Cancelled = $"SELECT id, parent_run_id, waited FROM runs WHERE {IsLost} AND cancel_requested = 1";

    private const string Count = "UPDATE runs SET epoch = epoch + 1, deaths = deaths + 1 WHERE id = ?";

    public const string Take = $"UPDATE runs SET status = 'pending', owner = NULL, epoch = epoch + 1, deaths = deaths + 1 WHERE {IsLost}";

    protected override int Write(SqliteSession session)
    {
        var taken = 0;
        foreach (var owner in gone)
        {
            taken += Cancel(session, owner);
            session[Take].Bind(owner).Run();
            taken += session.Changes;
        }

        return taken;
    }

    private int Cancel(SqliteSession session, string owner)
    {
        var ending = new List<(string Id, string? Parent, bool Waited)>();
        var cancelled = session[Cancelled].Bind(owner);
        while (cancelled.Step())
        {
            ending.Add((cancelled.Text(0), cancelled.TextOrNull(1), cancelled.Int64(2) != 0));
        }

        foreach (var (id, parent, waited) in ending)
        {
            session[Count].Bind(id).Run();
            RunEnding.Cancel(session, id, parent, waited, at);
        }

        return ending.Count;
    }
}
