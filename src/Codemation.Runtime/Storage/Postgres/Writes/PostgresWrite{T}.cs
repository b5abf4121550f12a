namespace Codemation.Runtime.Storage.Postgres;

/// <summary>A write that has a result.</summary>
internal abstract class PostgresWrite<T>(string runId, CancellationToken cancellationToken) : PostgresWrite(runId, cancellationToken)
{
    // Callers go on elsewhere: who writes has the next group to commit.
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Completion => completion.Task;

    /// <summary>What the write gives, once its transaction is committed.</summary>
    public T Result { get; set; } = default!;

    public sealed override void Committed() => completion.SetResult(Result);

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
}
