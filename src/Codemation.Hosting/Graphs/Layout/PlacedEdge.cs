namespace Codemation.Hosting.Graphs.Layout;

/// <summary>
/// An arrow and the points that it goes through, from left to right. Between an even point and the next one it is level; from there to the next
/// even one it goes through the space between two layers, where no boxes are.
/// </summary>
internal sealed record PlacedEdge(GraphEdge Edge, IReadOnlyList<Point> Points);
