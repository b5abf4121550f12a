using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Engine.Execution;

namespace Codemation;

/// <content>Runs of workflows that are known by their id only.</content>
public sealed partial class WorkflowHost
{
    /// <summary>Starts a workflow in the background: here, where runs are executed here, and by other processes otherwise.</summary>
    /// <param name="entry">The workflow.</param>
    /// <param name="input">The items.</param>
    /// <param name="options">Priority, idempotency key, configuration and so on.</param>
    /// <param name="cancellationToken">Gives up before the run is accepted. Does not reach the run itself.</param>
    /// <returns>The run's id, once it is accepted, and how it will have ended; null where that is not learnt here.</returns>
    /// <exception cref="InputException">The input or the configuration is not valid; nothing was created.</exception>
    /// <exception cref="RunRefusedException">The idempotency key was used with another input.</exception>
    internal async ValueTask<(string RunId, Task<RunOutcome>? Outcome)> StartRunAsync(
        WorkflowEntry entry, Batch input, RunOptions options, CancellationToken cancellationToken)
    {
        if (dispatcher is { } executing)
        {
            return await executing.SubmitAsync(entry, input, options, cancellationToken);
        }

        var runs = await OpenAsync(cancellationToken);
        return ((await runs.CreateAsync(entry, input, options, owner: null, cancellationToken)).Row.Id, null);
    }
}
