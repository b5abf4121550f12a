namespace Codemation;

/// <summary>
/// A custom node. The compiler finds it by its request type, so a project has exactly one node for a request type.
/// One instance serves a host for its whole life.
/// </summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TOut">What the node gives.</typeparam>
public abstract class Node<TRequest, TOut>
    where TRequest : INodeRequest<TOut>
{
    /// <summary>Handles one request.</summary>
    /// <param name="request">What the flow asks for.</param>
    /// <param name="ctx">The step's context. Pass its <see cref="StepContext.IdempotencyKey"/> and <see cref="StepContext.CancellationToken"/> on.</param>
    /// <returns>A value, several (<see cref="NodeResult.Many{T}"/>), none (<see cref="NodeResult.None{T}"/>) or a whole item (<see cref="NodeResult.Item{T}"/>).</returns>
    public abstract ValueTask<NodeResult<TOut>> ExecuteAsync(TRequest request, StepContext ctx);
}
