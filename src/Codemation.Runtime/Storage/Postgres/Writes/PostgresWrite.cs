namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Something to be written of one run; shares its transaction with what is to be written of others at the same time.</summary>
internal abstract class PostgresWrite(string runId, CancellationToken cancellationToken)
{
    public string RunId => runId;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Tells the caller that what was written is there for good.</summary>
    public abstract void Committed();

    /// <summary>Tells the caller that nothing was written.</summary>
    public abstract void Failed(Exception error);
}
