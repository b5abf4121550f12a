namespace Codemation.Hosting.Graphs;

/// <summary>Draws a plan in Mermaid's flowchart language.</summary>
internal static class MermaidGraph
{
    public static void Write(TextWriter writer, PlanGraph graph)
    {
        writer.WriteLine("flowchart LR");
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            writer.WriteLine($"  {Name(graph, i)}{Shape(graph.Nodes[i])}");
        }

        foreach (var edge in graph.Edges)
        {
            writer.WriteLine($"  {Name(graph, edge.From)} -->{(edge.Label is null ? "" : $"|\"{Escape(edge.Label)}\"|")} {Name(graph, edge.To)}");
        }
    }

    // Ids of steps may be words of the language.
    private static string Name(PlanGraph graph, int node) => node == 0 ? "trigger" : node == graph.Nodes.Count - 1 ? "result" : $"s{node - 1}";

    private static string Shape(GraphNode node) => node.Kind switch
    {
        "Trigger" or "Result" => $"([\"{Escape(node.Detail)}\"])",
        "If" or "Switch" => $"{{\"{node.Label}\"}}",
        _ => $"[\"{node.Label}\"]",
    };

    private static string Escape(string text) => text
        .Replace("#", "#35;", StringComparison.Ordinal)
        .Replace("&", "#amp;", StringComparison.Ordinal)
        .Replace("\"", "#quot;", StringComparison.Ordinal)
        .Replace("<", "#lt;", StringComparison.Ordinal)
        .Replace(">", "#gt;", StringComparison.Ordinal)
        .ReplaceLineEndings(" ");
}
