namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Removes the payloads that a crash kept from being used. Only before the first write of a process.</summary>
internal sealed class DiscardUnusedPayloadsWrite() : SqliteWrite<int>(CancellationToken.None)
{
    public const string Delete = "DELETE FROM payloads WHERE used = 0";

    protected override int Write(SqliteSession session)
    {
        session[Delete].Run();
        return session.Changes;
    }
}
