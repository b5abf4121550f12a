namespace Codemation;

/// <summary>
/// A custom node with several typed outputs, each a <see cref="Port{T}"/> in a static readonly field. The compiler finds it by its request
/// type, so a project has exactly one node for a request type. One instance serves a host for its whole life.
/// </summary>
/// <typeparam name="TRequest">The request.</typeparam>
public abstract class RouterNode<TRequest>
    where TRequest : notnull
{
    /// <summary>Handles one request: emits any number of values, at any of the ports.</summary>
    /// <param name="request">What the flow asks for.</param>
    /// <param name="ctx">The step's context. What an attempt emitted counts only when it succeeds.</param>
    public abstract ValueTask ExecuteAsync(TRequest request, RouterContext ctx);
}
