namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Makes a suspended run pending. Gives whether it was suspended.</summary>
internal sealed class WakeRunWrite(string runId, CancellationToken cancellationToken) : SqliteWrite<bool>(cancellationToken)
{
    protected override bool Write(SqliteSession session) => RunWaking.WakeUp(session, runId);
}
