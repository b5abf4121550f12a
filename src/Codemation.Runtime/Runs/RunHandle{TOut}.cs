using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Runs;

namespace Codemation;

/// <summary>A run that was started in the background.</summary>
/// <typeparam name="TOut">The JSON type of one output item.</typeparam>
public sealed class RunHandle<TOut>
{
    private readonly Task<RunOutcome> outcome;
    private Task<RunResult<TOut>>? completion;

    internal RunHandle(string runId, Task<RunOutcome> outcome)
    {
        RunId = runId;
        this.outcome = outcome;
    }

    /// <summary>The run.</summary>
    public string RunId { get; }

    /// <summary>
    /// How the run ended, once it has; a failed run is a result, not an exception. Cancelled when the host stopped before: the run then goes
    /// on when a host is next started on the same database. Faulted when the execution broke off, for instance because the database failed.
    /// </summary>
    public Task<RunResult<TOut>> Completion => completion ??= CompleteAsync();

    private async Task<RunResult<TOut>> CompleteAsync() => Results.Of<TOut>(await outcome);
}
