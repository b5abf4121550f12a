using System.CommandLine;
using Codemation.Hosting.Terminals;
using Codemation.Runtime.Json;

namespace Codemation.Hosting.Commands.Workflows;

/// <summary><c>workflows graph</c></summary>
internal static class GraphCommand
{
    private const string Mermaid = "mermaid";
    private const string Json = "json";

    public static Command Create(CommandContext context)
    {
        var id = WorkflowsCommand.Id();
        var format = new Option<string>("--format") { Description = "mermaid (for Markdown pages) or json", DefaultValueFactory = static _ => Mermaid };
        format.AcceptOnlyFromAmong(Mermaid, Json);
        var command = new Command("graph", "Prints the graph of a workflow.") { id, format };
        command.SetAction(async (arguments, _) =>
        {
            await using var host = context.CreateHost(arguments);
            var plan = CommandContext.FindWorkflow(host, arguments.GetRequiredValue(id)).Plan;
            if (arguments.GetValue(format) == Json)
            {
                WriteJson(context.Terminal, plan);
            }
            else
            {
                MermaidGraph.Write(context.Terminal.Text, plan);
            }

            return ExitCode.Completed;
        });
        return command.WithExamples("workflows graph orders.intake > orders.mmd", "workflows graph orders.intake --format json");
    }

    private static void WriteJson(Terminal terminal, ExecutionPlan plan)
    {
        using (var writer = JsonText.Writer(terminal.Output, indented: terminal.OutputIsPerson))
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, plan.WorkflowId);
            writer.WriteStartArray("nodes"u8);
            for (var i = 0; i < plan.Steps.Length; i++)
            {
                StepJson.Write(writer, plan, i, bound: null);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("edges"u8);
            foreach (var edge in plan.Edges)
            {
                writer.WriteStartObject();
                writer.WriteString("from"u8, edge.From.IsTrigger ? "trigger" : plan.Steps[edge.From.Step].Id);
                writer.WriteString("port"u8, edge.From.IsTrigger ? "main" : plan.Steps[edge.From.Step].Ports[edge.From.Port].Name);
                writer.WriteString("to"u8, plan.Steps[edge.Step].Id);
                writer.WriteNumber("input"u8, edge.Input);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteString("result"u8, PlanText.Source(plan, plan.Result));
            writer.WriteEndObject();
        }

        terminal.Text.WriteLine();
    }
}
