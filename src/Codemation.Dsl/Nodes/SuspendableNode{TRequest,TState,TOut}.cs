namespace Codemation;

/// <summary>
/// A custom node for work that finishes elsewhere, such as a batch job: it is started once and looked at now and then. Between looks the run
/// holds no worker and no memory. Used by <c>Run</c>, as any node.
/// </summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TState">What is needed to look again, stored as JSON: the job's id, say.</typeparam>
/// <typeparam name="TOut">What the work gives.</typeparam>
public abstract class SuspendableNode<TRequest, TState, TOut>
    where TRequest : INodeRequest<TOut>
{
    /// <summary>Starts the work. After a crash it may be called again, with the same <see cref="StepContext.IdempotencyKey"/>.</summary>
    /// <param name="request">What the flow asks for.</param>
    /// <param name="ctx">The step's context.</param>
    /// <returns>The state, and when to look.</returns>
    public abstract ValueTask<Suspended<TState>> StartAsync(TRequest request, StepContext ctx);

    /// <summary>Looks at the work.</summary>
    /// <param name="request">What the flow asks for.</param>
    /// <param name="state">The state, as the start or the last look left it.</param>
    /// <param name="ctx">The step's context; <see cref="StepContext.Time"/> tells how late it is.</param>
    /// <returns>
    /// <see cref="Poll{TState,TOut}.Running"/>, <see cref="Poll{TState,TOut}.Done"/> or <see cref="Poll{TState,TOut}.Failed"/>. An exception
    /// is a failed look: it is repeated as the step's retries say.
    /// </returns>
    public abstract ValueTask<Poll<TState, TOut>> PollAsync(TRequest request, TState state, StepContext ctx);
}
