namespace Codemation;

/// <summary>Marks the request of a custom node: its configuration, made anew for each item.</summary>
/// <typeparam name="TOut">What the node gives.</typeparam>
public interface INodeRequest<TOut>;
