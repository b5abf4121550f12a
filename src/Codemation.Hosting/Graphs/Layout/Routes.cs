namespace Codemation.Hosting.Graphs.Layout;

/// <summary>Leads arrows around boxes: level through the columns, at a height that is theirs alone, and sloping only between them.</summary>
internal sealed class Routes(PlanGraph graph, LayeredGraph layers, PlacedNode[] nodes, double[] middles, Column[] columns)
{
    public PlacedEdge[] Place()
    {
        var inputs = InputOrder();
        return [.. graph.Edges.Select((edge, i) => new PlacedEdge(edge, Points(edge, layers.Passages[i], inputs[i])))];
    }

    private List<Point> Points(GraphEdge edge, int[] passages, (int Place, int Count) input)
    {
        var from = nodes[edge.From];
        var start = Along(from, edge.Port, Math.Max(1, from.Node.Ports.Count));
        var points = new List<Point> { new(from.Right, start), new(columns[layers.LayerOf[edge.From]].Right, start) };
        foreach (var passage in passages)
        {
            var column = columns[layers.LayerOf[passage]];
            points.Add(new Point(column.Left, middles[passage]));
            points.Add(new Point(column.Right, middles[passage]));
        }

        points.Add(new Point(nodes[edge.To].X, Along(nodes[edge.To], input.Place, input.Count)));
        return points;
    }

    // Arrows that arrive at one box come in the order of where they come from, so that they don't cross before it.
    private (int Place, int Count)[] InputOrder()
    {
        var order = new (int, int)[graph.Edges.Count];
        foreach (var arriving in Enumerable.Range(0, graph.Edges.Count).GroupBy(edge => graph.Edges[edge].To))
        {
            var sorted = arriving.OrderBy(edge => middles[layers.Passages[edge].Length > 0 ? layers.Passages[edge][^1] : graph.Edges[edge].From])
                .ThenBy(edge => graph.Edges[edge].Port).ToArray();
            for (var place = 0; place < sorted.Length; place++)
            {
                order[sorted[place]] = (place, sorted.Length);
            }
        }

        return order;
    }

    private static double Along(PlacedNode node, int place, int count) => node.Y + (node.Height * (place + 1) / (count + 1));
}
