namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Takes a signal in.</summary>
internal sealed class SignalWrite(NewSignal signal, CancellationToken cancellationToken) : SqliteWrite<Written<SignalOutcome>>(cancellationToken)
{
    protected override Written<SignalOutcome> Write(SqliteSession session) => SignalRows.Put(session, signal);
}
