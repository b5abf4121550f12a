namespace Codemation.Hosting.Graphs.Layout;

/// <summary>Gives boxes and arrows their coordinates.</summary>
internal static class Placement
{
    /// <summary>The most characters that a line of a box shows.</summary>
    public const int LongestText = 34;

    private const double Margin = 16;
    private const double Spacing = 16;
    private const double BoxHeight = 46;
    private const double PortHeight = 17;
    private const double PassageHeight = 6;
    private const double Gap = 44;
    private const double LabelCharacterWidth = 8;
    private const double CharacterWidth = 6.8;
    private const double BoxPadding = 30;
    private const double SmallestBox = 96;

    public static GraphLayout Of(PlanGraph graph, LayeredGraph layers)
    {
        var sizes = new double[layers.LayerOf.Count];
        for (var vertex = 0; vertex < sizes.Length; vertex++)
        {
            sizes[vertex] = vertex < graph.Nodes.Count ? Height(graph, vertex) : PassageHeight;
        }

        var middles = new Heights(layers, sizes, Spacing).Solve();
        var top = middles.Zip(sizes, static (middle, size) => middle - (size / 2)).Min();
        for (var vertex = 0; vertex < middles.Length; vertex++)
        {
            middles[vertex] += Margin - top;
        }

        var columns = Columns(graph, layers);
        var nodes = graph.Nodes.Select((node, i) =>
            new PlacedNode(node, columns[layers.LayerOf[i]].Left, middles[i] - (sizes[i] / 2), Width(node), sizes[i])).ToArray();
        var edges = new Routes(graph, layers, nodes, middles, columns).Place();
        return new GraphLayout(columns[^1].Right + Margin, middles.Zip(sizes, static (middle, size) => middle + (size / 2)).Max() + Margin, nodes, edges);
    }

    private static double Width(GraphNode node) =>
        Math.Max(SmallestBox, BoxPadding + Math.Max(Shown(node.Label) * LabelCharacterWidth, Shown(node.Detail) * CharacterWidth));

    private static int Shown(string text) => Math.Min(LongestText, text.Length);

    private static double Height(PlanGraph graph, int node) =>
        Math.Max(BoxHeight, PortHeight * (1 + Math.Max(graph.Nodes[node].Ports.Count, graph.Edges.Count(edge => edge.To == node))));

    private static Column[] Columns(PlanGraph graph, LayeredGraph layers)
    {
        var columns = new Column[layers.Layers.Count];
        var labels = graph.Edges.Where(static edge => edge.Label is not null).ToLookup(edge => layers.LayerOf[edge.From]);
        var left = Margin;
        for (var layer = 0; layer < columns.Length; layer++)
        {
            var width = layers.Layers[layer].Where(vertex => vertex < graph.Nodes.Count).Select(vertex => Width(graph.Nodes[vertex])).DefaultIfEmpty(SmallestBox).Max();
            columns[layer] = new Column(left, left + width);
            left += width + Gap + labels[layer].Select(static edge => Shown(edge.Label!) * CharacterWidth).DefaultIfEmpty(0).Max();
        }

        return columns;
    }
}
