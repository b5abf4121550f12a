using System.Collections.Concurrent;
using Codemation.Runtime.Engine.Execution;

namespace Codemation.Runtime.Runs;

/// <summary>Who waits in this process for which run.</summary>
internal sealed class RunCompletions
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<RunOutcome>> waiting = new(StringComparer.Ordinal);

    /// <summary>The runs that somebody waits for.</summary>
    public ICollection<string> RunIds => waiting.Keys;

    public Task<RunOutcome> Add(string runId)
    {
        var completion = waiting.GetOrAdd(runId, static _ => new TaskCompletionSource<RunOutcome>(TaskCreationOptions.RunContinuationsAsynchronously));
        return completion.Task;
    }

    public void Remove(string runId) => waiting.TryRemove(runId, out _);

    public void Complete(RunOutcome outcome)
    {
        if (waiting.TryRemove(outcome.RunId, out var completion))
        {
            completion.TrySetResult(outcome);
        }
    }

    public void Fail(string runId, Exception error)
    {
        if (waiting.TryRemove(runId, out var completion))
        {
            completion.TrySetException(error);
        }
    }

    public void Cancel(string runId)
    {
        if (waiting.TryRemove(runId, out var completion))
        {
            completion.TrySetCanceled();
        }
    }

    public void CancelAll()
    {
        foreach (var runId in waiting.Keys)
        {
            Cancel(runId);
        }
    }
}
