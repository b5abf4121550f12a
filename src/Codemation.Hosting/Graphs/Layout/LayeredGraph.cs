namespace Codemation.Hosting.Graphs.Layout;

/// <summary>A graph in layers, in which every edge leads to the next layer: longer ones pass through vertices of their own.</summary>
internal sealed class LayeredGraph
{
    private readonly List<List<int>> before = [];
    private readonly List<List<int>> after = [];

    private LayeredGraph(int nodes, int edges)
    {
        Nodes = nodes;
        Passages = new int[edges][];
    }

    /// <summary>How many vertices are nodes; those that follow are passages.</summary>
    public int Nodes { get; }

    /// <summary>Per edge the vertices that it passes through.</summary>
    public int[][] Passages { get; }

    /// <summary>Per layer its vertices, from top to bottom.</summary>
    public List<List<int>> Layers { get; } = [];

    /// <summary>Per vertex its layer.</summary>
    public List<int> LayerOf { get; } = [];

    /// <summary>The vertices of the layer before that lead to a vertex.</summary>
    public IReadOnlyList<int> Before(int vertex) => before[vertex];

    /// <summary>The vertices of the layer after that a vertex leads to.</summary>
    public IReadOnlyList<int> After(int vertex) => after[vertex];

    public static LayeredGraph Of(PlanGraph graph)
    {
        var layered = new LayeredGraph(graph.Nodes.Count, graph.Edges.Count);
        foreach (var layer in LongestPaths(graph))
        {
            layered.Add(layer);
        }

        for (var i = 0; i < graph.Edges.Count; i++)
        {
            layered.Passages[i] = layered.Connect(graph.Edges[i]);
        }

        return layered;
    }

    // Nodes come after all that lead to them; the result is at the end, whatever it takes.
    private static int[] LongestPaths(PlanGraph graph)
    {
        var layers = new int[graph.Nodes.Count];
        foreach (var edge in graph.Edges.OrderBy(static edge => edge.To))
        {
            layers[edge.To] = Math.Max(layers[edge.To], layers[edge.From] + 1);
        }

        layers[^1] = Math.Max(layers[^1], layers.AsSpan(0, layers.Length - 1).ToArray().Max() + 1);
        return layers;
    }

    private int Add(int layer)
    {
        while (Layers.Count <= layer)
        {
            Layers.Add([]);
        }

        var vertex = LayerOf.Count;
        LayerOf.Add(layer);
        Layers[layer].Add(vertex);
        before.Add([]);
        after.Add([]);
        return vertex;
    }

    private int[] Connect(GraphEdge edge)
    {
        var passages = new int[LayerOf[edge.To] - LayerOf[edge.From] - 1];
        var last = edge.From;
        for (var i = 0; i < passages.Length; i++)
        {
            passages[i] = Add(LayerOf[last] + 1);
            Connect(last, passages[i]);
            last = passages[i];
        }

        Connect(last, edge.To);
        return passages;
    }

    private void Connect(int from, int to)
    {
        after[from].Add(to);
        before[to].Add(from);
    }
}
