using System.CommandLine;
using Codemation.Hosting.Graphs;
using Codemation.Hosting.Graphs.Layout;
using Codemation.Hosting.Terminals;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Json;

namespace Codemation.Hosting.Commands.Workflows;

/// <summary><c>workflows graph</c></summary>
internal static class GraphCommand
{
    private const string Mermaid = "mermaid";
    private const string Svg = "svg";
    private const string Json = "json";

    public static Command Create(CommandContext context)
    {
        var id = WorkflowsCommand.Id();
        var format = new Option<string>("--format")
        {
            Description = "mermaid (for Markdown pages), svg (a drawing) or json (nodes and edges with their places)",
            DefaultValueFactory = static _ => Mermaid,
        };
        format.AcceptOnlyFromAmong(Mermaid, Svg, Json);
        var command = new Command("graph", "Prints the graph of a workflow.") { id, format };
        command.SetAction(async (arguments, _) =>
        {
            await using var host = context.CreateHost(arguments);
            Print(context.Terminal, CommandContext.FindWorkflow(host, arguments.GetRequiredValue(id)), arguments.GetRequiredValue(format));
            return ExitCode.Completed;
        });
        return command.WithExamples("workflows graph orders.intake > orders.mmd", "workflows graph orders.intake --format svg > orders.svg");
    }

    private static void Print(Terminal terminal, WorkflowEntry entry, string format)
    {
        var graph = PlanGraph.Of(entry.Plan);
        if (format == Mermaid)
        {
            MermaidGraph.Write(terminal.Text, graph);
            return;
        }

        var layout = GraphLayout.Of(graph);
        string[] places = [.. entry.Recording.Steps.Select(static step => step.Location.ToString())];
        if (format == Svg)
        {
            terminal.Text.Write(SvgGraph.Draw(entry.Plan, layout, places));
            return;
        }

        using (var writer = JsonText.Writer(terminal.Output, indented: terminal.OutputIsPerson))
        {
            JsonGraph.Write(writer, entry.Plan, layout, places);
        }

        terminal.Text.WriteLine();
    }
}
