namespace Codemation.Hosting.Graphs.Layout;

/// <summary>A drawing of a graph: where everything is.</summary>
internal sealed record GraphLayout(double Width, double Height, IReadOnlyList<PlacedNode> Nodes, IReadOnlyList<PlacedEdge> Edges)
{
    /// <summary>
    /// Lays a graph out from left to right, after Sugiyama, Tagawa and Toda, "Methods for Visual Understanding of Hierarchical System
    /// Structures": layers by longest path, vertices where long edges pass a layer, sweeps against crossings, then heights. The same graph
    /// gives the same drawing.
    /// </summary>
    public static GraphLayout Of(PlanGraph graph)
    {
        var layers = LayeredGraph.Of(graph);
        Crossings.Reduce(layers);
        return Placement.Of(graph, layers);
    }
}
