namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Something to be written; shares its transaction with what other callers want to write at the same time.</summary>
internal abstract class SqliteWrite(CancellationToken cancellationToken)
{
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>
    /// Writes, inside of an open transaction. What is refused must be found before anything is written.
    /// Called again, in a transaction of its own, when the group that it was part of failed.
    /// </summary>
    public abstract void Apply(SqliteSession session);

    /// <summary>Tells the caller that what was written is there for good.</summary>
    public abstract void Committed();

    /// <summary>Tells the caller that nothing was written.</summary>
    public abstract void Failed(Exception error);
}
