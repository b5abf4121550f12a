namespace Codemation.Hosting.Commands.Workflows;

/// <summary>Draws a plan in Mermaid's flowchart language.</summary>
internal static class MermaidGraph
{
    public static void Write(TextWriter writer, ExecutionPlan plan)
    {
        writer.WriteLine("flowchart LR");
        writer.WriteLine($"  trigger([\"{PlanText.TypeName(plan.Input.Type)}\"])");
        for (var i = 0; i < plan.Steps.Length; i++)
        {
            writer.WriteLine($"  s{i}{Shape(plan.Steps[i])}");
        }

        writer.WriteLine($"  result([\"{PlanText.TypeName(plan.Output.Type)}\"])");
        foreach (var edge in plan.Edges)
        {
            writer.WriteLine($"  {Node(edge.From)} -->{Label(plan, edge.From)} s{edge.Step}");
        }

        writer.WriteLine($"  {Node(plan.Result)} -->{Label(plan, plan.Result)} result");
    }

    private static string Node(PlanSource source) => source.IsTrigger ? "trigger" : $"s{source.Step}";

    private static string Label(ExecutionPlan plan, PlanSource source)
        => source.IsTrigger || plan.Steps[source.Step].Ports.Length == 1 ? "" : $"|\"{Escape(plan.Steps[source.Step].Ports[source.Port].Name)}\"|";

    private static string Shape(PlanStep step) => step.Kind switch
    {
        StepKind.If or StepKind.Switch => $"{{\"{step.Id}\"}}",
        _ => $"[\"{step.Id}\"]",
    };

    private static string Escape(string text) => text.Replace("\"", "#quot;", StringComparison.Ordinal);
}
