using System.Globalization;
using System.Security;
using System.Text;
using Codemation.Hosting.Graphs.Layout;

namespace Codemation.Hosting.Graphs;

/// <summary>Draws a graph as an SVG document that needs nothing else, in light and dark.</summary>
internal static class SvgGraph
{
    private const string Style = """
        svg{font-family:system-ui,-apple-system,"Segoe UI",sans-serif;background:#fff;color:#1f2328}
        .edge{fill:none;stroke:#8b949e;stroke-width:1.5}
        .arrow{fill:#8b949e}
        .box{fill:#f6f8fa;stroke:#d0d7de}
        .label{font-size:13px;font-weight:600;fill:currentColor}
        .detail,.port{font-size:11px;fill:#59636e}
        .bar{fill:#6e7781}.effect .bar{fill:#bc4c00}.router .bar,.merge .bar{fill:#8250df}.wait .bar{fill:#1b7c83}.end .bar{fill:#1a7f37}
        .end .box{rx:22}
        @media (prefers-color-scheme:dark){
        svg{background:#0d1117;color:#e6edf3}.edge{stroke:#6e7681}.arrow{fill:#6e7681}.box{fill:#161b22;stroke:#30363d}
        .detail,.port{fill:#9198a1}.effect .bar{fill:#f0883e}.router .bar,.merge .bar{fill:#a371f7}.wait .bar{fill:#39c5cf}.end .bar{fill:#3fb950}}
        """;

    /// <summary>Draws.</summary>
    /// <param name="plan">The plan, for its names.</param>
    /// <param name="layout">Where everything is.</param>
    /// <param name="places">Where each step is written, by index; shown when the pointer rests on a box.</param>
    public static string Draw(ExecutionPlan plan, GraphLayout layout, IReadOnlyList<string> places)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {layout.Width:0.#} {layout.Height:0.#}\" width=\"{layout.Width:0.#}\" height=\"{layout.Height:0.#}\" role=\"img\" aria-labelledby=\"title desc\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"title\">{Text(plan.Name)}</title>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<desc id=\"desc\">The workflow {Text(plan.WorkflowId)}: {plan.Steps.Length} steps from {Text(layout.Nodes[0].Node.Detail)} to {Text(layout.Nodes[^1].Node.Detail)}.</desc>\n");
        svg.Append("<style>").Append(Style.ReplaceLineEndings("\n")).Append("</style>\n");
        foreach (var edge in layout.Edges)
        {
            Append(svg, edge);
        }

        foreach (var node in layout.Nodes)
        {
            Append(svg, node, node.Node.Step < 0 ? null : places[node.Node.Step]);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Append(StringBuilder svg, PlacedEdge edge)
    {
        var points = edge.Points;
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"edge\" d=\"M{points[0].X:0.#},{points[0].Y:0.#}");
        for (var i = 1; i < points.Count; i++)
        {
            var (from, to) = (points[i - 1], points[i]);
            var middle = (from.X + to.X) / 2;
            svg.Append(from.Y == to.Y
                ? string.Create(CultureInfo.InvariantCulture, $" H{to.X:0.#}")
                : string.Create(CultureInfo.InvariantCulture, $" C{middle:0.#},{from.Y:0.#} {middle:0.#},{to.Y:0.#} {to.X:0.#},{to.Y:0.#}"));
        }

        var (x, y) = points[^1];
        svg.Append(CultureInfo.InvariantCulture, $"\"/><path class=\"arrow\" d=\"M{x:0.#},{y:0.#} l-7,-3.5 v7 z\"/>\n");
        if (edge.Edge.Label is { } label)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"port\" x=\"{points[1].X + 6:0.#}\" y=\"{points[1].Y - 4:0.#}\">{Text(Shortened(label))}</text>\n");
        }
    }

    private static void Append(StringBuilder svg, PlacedNode placed, string? place)
    {
        var (node, x, y) = (placed.Node, placed.X, placed.Y);
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"{Category(node.Kind)}\" data-step=\"{Text(node.Id)}\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{Text(node.Label)} ({Text(node.Detail)}){(place is null ? "" : Text($", {place}"))}</title>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"box\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{placed.Width:0.#}\" height=\"{placed.Height:0.#}\" rx=\"6\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"bar\" x=\"{x + 7:0.#}\" y=\"{y + 9:0.#}\" width=\"3\" height=\"{placed.Height - 18:0.#}\" rx=\"1.5\"/>");
        var middle = y + (placed.Height / 2);
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"label\" x=\"{x + 18:0.#}\" y=\"{middle - 3:0.#}\">{Text(Shortened(node.Label))}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"detail\" x=\"{x + 18:0.#}\" y=\"{middle + 13:0.#}\">{Text(Shortened(node.Detail))}</text></g>\n");
    }

    private static string Category(string kind) => kind switch
    {
        "Trigger" or "Result" => "end",
        "If" or "Switch" or "Try" or "TryEnd" => "router",
        "MapAsync" or "MapItemAsync" or "Callback" or "Run" or "Call" => "effect",
        "Route" => "effect router",
        "Wait" or "WaitUntil" or "WaitFor" => "wait",
        _ => kind.StartsWith("Merge", StringComparison.Ordinal) ? "merge" : "pure",
    };

    private static string Shortened(string text) => text.Length <= Placement.LongestText ? text : string.Concat(text.AsSpan(0, Placement.LongestText - 1), "…");

    // XML can't hold every character that a name can.
    private static string Text(string text) =>
        SecurityElement.Escape(string.Concat(text.EnumerateRunes().Select(static rune => IsXml(rune.Value) ? rune.ToString() : "\uFFFD")));

    private static bool IsXml(int value) => value is 0x9 or 0xA or 0xD or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or >= 0x10000;
}
