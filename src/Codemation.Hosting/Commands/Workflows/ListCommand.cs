using System.CommandLine;
using Codemation.Hosting.Documents;
using Codemation.Hosting.Terminals;
using Codemation.Runtime.Catalog;
using Spectre.Console;

namespace Codemation.Hosting.Commands.Workflows;

/// <summary><c>workflows list</c></summary>
internal static class ListCommand
{
    public static Command Create(CommandContext context)
    {
        var json = new Option<bool>("--json") { Description = "Print a JSON array" };
        var command = new Command("list", "Lists the workflows.") { json };
        command.SetAction(async (arguments, _) =>
        {
            await using var host = context.CreateHost(arguments);
            if (arguments.GetValue(json))
            {
                DocumentJson.Print(context.Terminal, [.. host.Catalog.All.Select(WorkflowSummary.Of)], DocumentJson.Default.WorkflowSummaryArray);
            }
            else
            {
                WriteTable(context.Terminal, host.Catalog.All);
            }

            return ExitCode.Completed;
        });
        return command;
    }

    private static void WriteTable(Terminal terminal, IReadOnlyCollection<WorkflowEntry> workflows)
    {
        if (workflows.Count == 0)
        {
            terminal.Error.WriteLine("This application has no workflows. Write a partial class with [Workflow(\"id\")] that derives from Workflow<TIn, TOut>.");
            return;
        }

        var table = Tables.New("ID", "NAME", "STEPS", "INPUT", "OUTPUT");
        foreach (var entry in workflows)
        {
            table.AddRow(Tables.Cells(
                entry.Id,
                entry.Plan.Name,
                PlanText.Number(entry.Plan.Steps.Length),
                PlanText.TypeName(entry.Plan.Input.Type),
                PlanText.TypeName(entry.Plan.Output.Type)));
        }

        terminal.Tables().Write(table);
    }
}
