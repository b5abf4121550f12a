namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Moves pages from the end of the file to free ones and cuts the file, a little at a time. Gives how many pages.</summary>
internal sealed class GiveBackSpaceWrite(int most, CancellationToken cancellationToken) : SqliteWrite<int>(cancellationToken)
{
    private const string Free = "PRAGMA freelist_count";

    // A pragma takes no parameters.
    private const string GiveBackOne = "PRAGMA incremental_vacuum(1)";

    protected override int Write(SqliteSession session)
    {
        var free = session[Free];
        free.Step();
        var pages = (int)Math.Min(most, free.Int64(0));
        free.Reset();
        for (var page = 0; page < pages; page++)
        {
            session[GiveBackOne].Run();
        }

        return pages;
    }
}
