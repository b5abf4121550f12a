using System.CommandLine;
using Codemation.Hosting.Documents;
using Codemation.Hosting.Terminals;
using Codemation.Recording;
using Codemation.Runtime.Catalog;
using Spectre.Console;

namespace Codemation.Hosting.Commands.Workflows;

/// <summary><c>workflows show</c></summary>
internal static class ShowCommand
{
    public static Command Create(CommandContext context)
    {
        var id = WorkflowsCommand.Id();
        var json = new Option<bool>("--json") { Description = "Print a JSON document" };
        var command = new Command("show", "Shows the steps of a workflow, how they are connected and where they are written.") { id, json };
        command.SetAction(async (arguments, _) =>
        {
            await using var host = context.CreateHost(arguments);
            var entry = CommandContext.FindWorkflow(host, arguments.GetRequiredValue(id));
            if (arguments.GetValue(json))
            {
                DocumentJson.Print(context.Terminal, WorkflowDocument.Of(entry), DocumentJson.Default.WorkflowDocument);
            }
            else
            {
                WriteTable(context.Terminal, entry);
            }

            return ExitCode.Completed;
        });
        return command.WithExamples("workflows show orders.intake", "workflows show orders.intake --json");
    }

    private static void WriteTable(Terminal terminal, WorkflowEntry entry)
    {
        var plan = entry.Plan;
        terminal.Text.WriteLine($"{plan.WorkflowId}: {plan.Name}");
        terminal.Text.WriteLine(
            $"{PlanText.TypeName(plan.Input.Type)} in, {PlanText.TypeName(plan.Output.Type)} out of {PlanText.Source(plan, plan.Result)}; plan {plan.Hash}");
        if (plan.Config is { } config)
        {
            terminal.Text.WriteLine($"configured by {PlanText.TypeName(config.Type)}");
        }

        foreach (var trigger in plan.Triggers)
        {
            terminal.Text.WriteLine($"started {PlanText.Trigger(trigger)}");
        }

        terminal.Text.WriteLine();
        var table = Tables.New("STEP", "KIND", "FROM", "GIVES", "OPTIONS", "SOURCE");
        for (var i = 0; i < plan.Steps.Length; i++)
        {
            var step = plan.Steps[i];
            table.AddRow(Tables.Cells(
                step.Id,
                step.Target is null ? step.Kind.ToString() : $"{step.Kind} {step.Target}",
                string.Join(", ", step.Inputs.Select(source => PlanText.Source(plan, source))),
                string.Join(", ", step.Ports.Select(port => step.Ports.Length == 1
                    ? PlanText.TypeName(port.Items.Type)
                    : $"{port.Name}: {PlanText.TypeName(port.Items.Type)}")),
                Options(entry.Recording.Steps[i]),
                entry.Recording.Steps[i].Location.ToString()));
        }

        terminal.Tables().Write(table);
    }

    private static string Options(RecordedStep step)
    {
        var options = new List<string>();
        if (step.Options.Retry.Attempts > 1)
        {
            options.Add($"{step.Options.Retry.Attempts} attempts");
        }

        if (step.Options.Timeout is { } timeout)
        {
            options.Add($"time-out {timeout}");
        }

        if (step.Options.MaxConcurrency > 1)
        {
            options.Add($"{step.Options.MaxConcurrency} at once");
        }

        return string.Join(", ", options);
    }
}
