namespace Codemation.Hosting.Graphs.Layout;

/// <summary>
/// Moves the vertices of each layer towards their neighbours without changing their order or coming too close: for each layer the places nearest
/// to the wanted ones, by pooling adjacent violators (Ayer et al., "An Empirical Distribution Function for Sampling with Incomplete
/// Information").
/// </summary>
internal sealed class Heights(LayeredGraph graph, double[] sizes, double spacing)
{
    private const int Passes = 10;

    // A long edge is easier to follow when it is straight than a short one.
    private const double PassageWeight = 4;

    private readonly double[] middles = new double[sizes.Length];

    /// <summary>Per vertex the height of its middle.</summary>
    public double[] Solve()
    {
        foreach (var layer in graph.Layers)
        {
            Place(layer, vertex => middles[vertex]);
        }

        for (var pass = 0; pass < Passes; pass++)
        {
            for (var i = 0; i < graph.Layers.Count; i++)
            {
                var forward = pass % 2 == 0;
                Place(graph.Layers[forward ? i : graph.Layers.Count - 1 - i], vertex => Wanted(vertex, forward));
            }
        }

        return middles;
    }

    private double Wanted(int vertex, bool forward)
    {
        var neighbours = forward ? graph.Before(vertex) : graph.After(vertex);
        if (neighbours.Count == 0)
        {
            return middles[vertex];
        }

        var sum = 0.0;
        foreach (var neighbour in neighbours)
        {
            sum += middles[neighbour];
        }

        return sum / neighbours.Count;
    }

    private void Place(List<int> layer, Func<int, double> wanted)
    {
        // With the room that the ones above need taken off, the order is all that has to hold.
        var pools = new Stack<(double Sum, double Weight, int Count)>();
        var offset = 0.0;
        for (var i = 0; i < layer.Count; i++)
        {
            offset += i == 0 ? 0 : Distance(layer[i - 1], layer[i]);
            var weight = layer[i] >= graph.Nodes ? PassageWeight : 1;
            var pool = (Sum: (wanted(layer[i]) - offset) * weight, Weight: weight, Count: 1);
            while (pools.TryPeek(out var above) && above.Sum / above.Weight > pool.Sum / pool.Weight)
            {
                pools.Pop();
                pool = (above.Sum + pool.Sum, above.Weight + pool.Weight, above.Count + pool.Count);
            }

            pools.Push(pool);
        }

        var index = layer.Count;
        var places = new double[layer.Count];
        foreach (var pool in pools)
        {
            for (var i = 0; i < pool.Count; i++)
            {
                places[--index] = pool.Sum / pool.Weight;
            }
        }

        offset = 0;
        for (var i = 0; i < layer.Count; i++)
        {
            offset += i == 0 ? 0 : Distance(layer[i - 1], layer[i]);
            middles[layer[i]] = places[i] + offset;
        }
    }

    private double Distance(int above, int below) => ((sizes[above] + sizes[below]) / 2) + spacing;
}
