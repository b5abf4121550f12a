namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>A write that has a result.</summary>
internal abstract class SqliteWrite<T>(CancellationToken cancellationToken) : SqliteWrite(cancellationToken)
{
    // Callers go on elsewhere: the thread that writes has the next group to commit.
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T result = default!;

    public Task<T> Completion => completion.Task;

    public sealed override void Apply(SqliteSession session) => result = Write(session);

    public sealed override void Committed() => completion.SetResult(result);

    public sealed override void Failed(Exception error)
    {
        if (error is OperationCanceledException)
        {
            completion.SetCanceled(CancellationToken);
        }
        else
        {
            completion.SetException(error);
        }
    }

    protected abstract T Write(SqliteSession session);
}
