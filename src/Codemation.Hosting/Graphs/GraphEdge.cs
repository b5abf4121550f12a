namespace Codemation.Hosting.Graphs;

/// <summary>A connection.</summary>
/// <param name="From">The index of the node that gives the items.</param>
/// <param name="Port">The index of its port.</param>
/// <param name="To">The index of the node that takes them.</param>
/// <param name="Input">Which of its inputs.</param>
/// <param name="Label">The port's name, where the node has several.</param>
internal sealed record GraphEdge(int From, int Port, int To, int Input, string? Label);
