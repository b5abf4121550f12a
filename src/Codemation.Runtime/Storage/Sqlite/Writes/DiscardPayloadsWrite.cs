namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Removes payloads that no batch names.</summary>
internal sealed class DiscardPayloadsWrite(List<long> payloads) : SqliteWrite<bool>(CancellationToken.None)
{
    private const string Delete = "DELETE FROM payloads WHERE id = ? AND used = 0";

    protected override bool Write(SqliteSession session)
    {
        foreach (var payload in payloads)
        {
            session[Delete].Bind(payload).Run();
        }

        return true;
    }
}
