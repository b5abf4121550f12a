namespace Codemation.Hosting.Graphs.Layout;

/// <summary>Orders the vertices of each layer so that few edges cross: sweeps over the layers that put each vertex in the middle of its neighbours.</summary>
internal static class Crossings
{
    private const int Sweeps = 12;

    public static void Reduce(LayeredGraph graph)
    {
        var positions = new double[graph.LayerOf.Count];
        Number(graph, positions);
        var fewest = Count(graph, positions);
        var best = Snapshot(graph);
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            Sweep(graph, positions, forward: sweep % 2 == 0);
            if (Count(graph, positions) is var crossings && crossings < fewest)
            {
                (fewest, best) = (crossings, Snapshot(graph));
            }
        }

        for (var layer = 0; layer < best.Length; layer++)
        {
            graph.Layers[layer].Clear();
            graph.Layers[layer].AddRange(best[layer]);
        }
    }

    /// <summary>How often edges cross each other.</summary>
    public static long Count(LayeredGraph graph)
    {
        var positions = new double[graph.LayerOf.Count];
        Number(graph, positions);
        return Count(graph, positions);
    }

    private static int[][] Snapshot(LayeredGraph graph) => [.. graph.Layers.Select(static layer => layer.ToArray())];

    private static void Number(LayeredGraph graph, double[] positions)
    {
        foreach (var layer in graph.Layers)
        {
            Number(layer, positions);
        }
    }

    private static void Number(List<int> layer, double[] positions)
    {
        for (var i = 0; i < layer.Count; i++)
        {
            positions[layer[i]] = i;
        }
    }

    private static void Sweep(LayeredGraph graph, double[] positions, bool forward)
    {
        for (var i = 1; i < graph.Layers.Count; i++)
        {
            var layer = graph.Layers[forward ? i : graph.Layers.Count - 1 - i];
            var wanted = layer.Select(vertex => (Vertex: vertex, Place: Middle(forward ? graph.Before(vertex) : graph.After(vertex), positions, positions[vertex]))).ToArray();

            // Equals keep their order, or the drawing would depend on the sort.
            var sorted = wanted.OrderBy(static each => each.Place).Select(static each => each.Vertex).ToArray();
            layer.Clear();
            layer.AddRange(sorted);
            Number(layer, positions);
        }
    }

    private static double Middle(IReadOnlyList<int> neighbours, double[] positions, double own)
    {
        if (neighbours.Count == 0)
        {
            return own;
        }

        var sum = 0.0;
        foreach (var neighbour in neighbours)
        {
            sum += positions[neighbour];
        }

        return sum / neighbours.Count;
    }

    // Two edges between the same layers cross when their ends are in opposite order: inversions, counted with a Fenwick tree.
    private static long Count(LayeredGraph graph, double[] positions)
    {
        var total = 0L;
        for (var i = 0; i + 1 < graph.Layers.Count; i++)
        {
            var ends = graph.Layers[i].SelectMany(vertex => graph.After(vertex).Select(next => (int)positions[next]).Order()).ToArray();
            var tree = new int[graph.Layers[i + 1].Count + 1];
            for (var seen = 0; seen < ends.Length; seen++)
            {
                var notAfter = 0;
                for (var at = ends[seen] + 1; at > 0; at -= at & -at)
                {
                    notAfter += tree[at];
                }

                total += seen - notAfter;
                for (var at = ends[seen] + 1; at < tree.Length; at += at & -at)
                {
                    tree[at]++;
                }
            }
        }

        return total;
    }
}
