using Codemation.Hosting.Graphs;
using Codemation.Hosting.Graphs.Layout;
using FsCheck;
using FsCheck.Fluent;

namespace Codemation.Hosting.Tests.Graphs;

public sealed class GraphLayoutTests
{
    [Fact]
    public void No_two_boxes_intersect() => ForAll(graph =>
    {
        var boxes = GraphLayout.Of(graph).Nodes;
        return boxes.SelectMany((one, i) => boxes.Skip(i + 1).Select(other => (one, other))).All(pair => !Intersect(pair.one, pair.other));
    });

    [Fact]
    public void Every_edge_runs_forward_from_its_box_to_its_box() => ForAll(graph =>
    {
        var layout = GraphLayout.Of(graph);
        return layout.Edges.All(edge =>
        {
            var (from, to) = (layout.Nodes[edge.Edge.From], layout.Nodes[edge.Edge.To]);
            return edge.Points[0].X == from.Right && edge.Points[^1].X == to.X
                && edge.Points[0].Y > from.Y && edge.Points[0].Y < from.Bottom && edge.Points[^1].Y > to.Y && edge.Points[^1].Y < to.Bottom
                && edge.Points.Zip(edge.Points.Skip(1)).All(step => step.First.X <= step.Second.X);
        });
    });

    [Fact]
    public void No_edge_runs_through_a_box() => ForAll(graph =>
    {
        var layout = GraphLayout.Of(graph);
        return layout.Edges.All(edge => edge.Points.Zip(edge.Points.Skip(1)).All(step => layout.Nodes
            .Where((_, node) => node != edge.Edge.From && node != edge.Edge.To)
            .All(box => step.Second.X <= box.X || step.First.X >= box.Right || Math.Max(step.First.Y, step.Second.Y) <= box.Y || Math.Min(step.First.Y, step.Second.Y) >= box.Bottom)));
    });

    [Fact]
    public void Everything_is_on_the_sheet_and_the_same_each_time() => ForAll(graph =>
    {
        var layout = GraphLayout.Of(graph);
        var again = GraphLayout.Of(graph);
        return layout.Nodes.All(box => box is { X: >= 0, Y: >= 0 } && box.Right <= layout.Width && box.Bottom <= layout.Height)
            && layout.Nodes.Count == graph.Nodes.Count && layout.Edges.Count == graph.Edges.Count
            && layout.Nodes.SequenceEqual(again.Nodes)
            && layout.Edges.Zip(again.Edges).All(pair => pair.First.Points.SequenceEqual(pair.Second.Points));
    });

    [Fact]
    public void A_graph_whose_edges_need_not_cross_is_drawn_without_crossings()
    {
        // Two chains whose second steps come in the other order.
        var graph = Graph([[], [0], [0], [2], [1], [3, 4]]);
        var layers = LayeredGraph.Of(graph);

        Assert.Equal(1, Crossings.Count(layers));
        Crossings.Reduce(layers);
        Assert.Equal(0, Crossings.Count(layers));
    }

    [Fact]
    public void A_chain_is_a_straight_line()
    {
        var layout = GraphLayout.Of(Graph([[], [0], [1], [2]], ports: ["main"]));

        Assert.Single(layout.Edges.SelectMany(edge => edge.Points).Select(point => point.Y).Distinct());
    }

    [Fact]
    public void A_thousand_steps_are_laid_out()
    {
        var random = new Random(1);
        var layout = GraphLayout.Of(Graph([[], .. Enumerable.Range(1, 999).Select(node => new[] { Math.Max(0, node - 1 - random.Next(12)) })]));

        Assert.Equal(1_001, layout.Nodes.Count);
        var sorted = layout.Nodes.GroupBy(box => box.X).SelectMany(column => column.OrderBy(box => box.Y).Zip(column.OrderBy(box => box.Y).Skip(1)));
        Assert.All(sorted, pair => Assert.True(pair.First.Bottom < pair.Second.Y));
    }

    private static void ForAll(Func<PlanGraph, bool> holds)
        => Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), seeds => holds(Random(seeds))).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    // Each node takes items from one to three earlier ones.
    private static PlanGraph Random(int[] seeds)
    {
        var inputs = new List<int[]> { Array.Empty<int>() };
        foreach (var seed in seeds)
        {
            var random = new Random(seed);
            inputs.Add([.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => random.Next(inputs.Count))]);
        }

        return Graph([.. inputs]);
    }

    private static PlanGraph Graph(int[][] inputs, params string[] ports)
    {
        ports = ports.Length > 0 ? ports : ["a", "b", "c"];
        var nodes = inputs.Select((_, node) => new GraphNode($"n{node}", "Map", new string('x', node % 40), "Map", node - 1, ports)).ToList();
        var edges = inputs.SelectMany((from, to) => from.Select((source, input) => new GraphEdge(source, (source + to) % ports.Length, to, input, input == 0 ? null : $"port {input}"))).ToList();
        nodes.Add(new GraphNode("@result", "Result", "result", "", -1, []));
        edges.Add(new GraphEdge(inputs.Length - 1, 0, inputs.Length, 0, null));
        return new PlanGraph(nodes, edges);
    }

    private static bool Intersect(PlacedNode one, PlacedNode other) =>
        one.X < other.Right && other.X < one.Right && one.Y < other.Bottom && other.Y < one.Bottom;
}
