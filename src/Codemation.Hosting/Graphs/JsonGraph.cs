using System.Text.Json;
using Codemation.Hosting.Commands.Workflows;
using Codemation.Hosting.Graphs.Layout;

namespace Codemation.Hosting.Graphs;

/// <summary>A graph as JSON: what is connected, and where it is drawn.</summary>
internal static class JsonGraph
{
    public static void Write(Utf8JsonWriter writer, ExecutionPlan plan, GraphLayout layout, IReadOnlyList<string> places)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, plan.WorkflowId);
        writer.WriteString("name"u8, plan.Name);
        writer.WriteString("hash"u8, plan.Hash);
        writer.WriteNumber("width"u8, Math.Round(layout.Width, 1));
        writer.WriteNumber("height"u8, Math.Round(layout.Height, 1));
        writer.WriteStartArray("nodes"u8);
        foreach (var node in layout.Nodes)
        {
            Write(writer, plan, node, places);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("edges"u8);
        foreach (var edge in layout.Edges)
        {
            Write(writer, layout, edge);
        }

        writer.WriteEndArray();
        writer.WriteString("result"u8, PlanText.Source(plan, plan.Result));
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ExecutionPlan plan, PlacedNode placed, IReadOnlyList<string> places)
    {
        var node = placed.Node;
        writer.WriteStartObject();
        writer.WriteString("id"u8, node.Id);
        writer.WriteString("kind"u8, JsonNamingPolicy.CamelCase.ConvertName(node.Kind));
        writer.WriteString("label"u8, node.Label);
        writer.WriteString("detail"u8, node.Detail);
        if (node.Step >= 0)
        {
            writer.WriteString("source"u8, places[node.Step]);
            writer.WriteStartArray("ports"u8);
            foreach (var port in plan.Steps[node.Step].Ports)
            {
                writer.WriteStartObject();
                writer.WriteString("name"u8, port.Name);
                writer.WriteString("type"u8, PlanText.TypeName(port.Items.Type));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteNumber("x"u8, Math.Round(placed.X, 1));
        writer.WriteNumber("y"u8, Math.Round(placed.Y, 1));
        writer.WriteNumber("width"u8, Math.Round(placed.Width, 1));
        writer.WriteNumber("height"u8, Math.Round(placed.Height, 1));
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, GraphLayout layout, PlacedEdge placed)
    {
        var (edge, points) = (placed.Edge, placed.Points);
        writer.WriteStartObject();
        writer.WriteString("from"u8, layout.Nodes[edge.From].Node.Id);
        writer.WriteString("port"u8, layout.Nodes[edge.From].Node.Ports[edge.Port]);
        writer.WriteString("to"u8, layout.Nodes[edge.To].Node.Id);
        writer.WriteNumber("input"u8, edge.Input);
        writer.WriteStartArray("points"u8);
        foreach (var point in points)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(Math.Round(point.X, 1));
            writer.WriteNumberValue(Math.Round(point.Y, 1));
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
