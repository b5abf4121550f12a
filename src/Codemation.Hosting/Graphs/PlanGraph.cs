using Codemation.Hosting.Commands.Workflows;

namespace Codemation.Hosting.Graphs;

/// <summary>A plan as boxes and arrows. Every arrow goes from a box to a later one.</summary>
/// <param name="Nodes">The input, the steps in plan order, the result.</param>
/// <param name="Edges">The connections.</param>
internal sealed record PlanGraph(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges)
{
    public const string Trigger = "@trigger";
    public const string Result = "@result";

    public static PlanGraph Of(ExecutionPlan plan)
    {
        var nodes = new List<GraphNode>(plan.Steps.Length + 2)
        {
            new(Trigger, "Trigger", TriggerLabel(plan), PlanText.TypeName(plan.Input.Type), -1, ["main"]),
        };
        for (var i = 0; i < plan.Steps.Length; i++)
        {
            var step = plan.Steps[i];
            var type = step.Ports.Length == 1 ? $" · {PlanText.TypeName(step.Ports[0].Items.Type)}" : "";
            nodes.Add(new GraphNode(step.Id, step.Kind.ToString(), step.Id, step.Kind + type, i, [.. step.Ports.Select(static port => port.Name)]));
        }

        nodes.Add(new GraphNode(Result, "Result", "result", PlanText.TypeName(plan.Output.Type), -1, []));
        var edges = plan.Edges.Select(edge => Edge(plan, edge.From, edge.Step + 1, edge.Input)).Append(Edge(plan, plan.Result, nodes.Count - 1, 0));
        return new PlanGraph(nodes, [.. edges]);
    }

    private static GraphEdge Edge(ExecutionPlan plan, PlanSource from, int to, int input)
    {
        var several = !from.IsTrigger && plan.Steps[from.Step].Ports.Length > 1;
        return new GraphEdge(from.Step + 1, from.Port, to, input, several ? plan.Steps[from.Step].Ports[from.Port].Name : null);
    }

    private static string TriggerLabel(ExecutionPlan plan) => plan.Triggers.Length == 0
        ? "input"
        : string.Join(", ", plan.Triggers.Select(static trigger => trigger.Expression ?? trigger.Kind.ToString().ToLowerInvariant()));
}
