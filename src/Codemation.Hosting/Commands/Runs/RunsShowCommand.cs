using System.CommandLine;
using Codemation.Hosting.Commands.Workflows;
using Codemation.Hosting.Documents;
using Codemation.Hosting.Terminals;
using Codemation.Runtime.Storage;
using Spectre.Console;

namespace Codemation.Hosting.Commands.Runs;

/// <summary><c>runs show</c></summary>
internal static class RunsShowCommand
{
    public static Command Create(CommandContext context)
    {
        var id = RunsCommand.Id();
        var json = new Option<bool>("--json") { Description = "Print a JSON document" };
        var command = new Command("show", "Shows a run and its steps.") { id, json };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var host = context.CreateHost(arguments);
            await using var runs = await host.ReadRunsAsync(cancellationToken);
            var row = await RunsCommand.FindAsync(runs, arguments.GetRequiredValue(id), cancellationToken);
            var progress = await runs.LoadProgressAsync(row.Id, cancellationToken);
            if (arguments.GetValue(json))
            {
                DocumentJson.Print(context.Terminal, RunDocument.Of(row, progress), DocumentJson.Default.RunDocument);
            }
            else
            {
                WriteText(context.Terminal, row, progress);
            }

            return ExitCode.Completed;
        });
        return command;
    }

    private static void WriteText(Terminal terminal, RunRow row, RunProgress progress)
    {
        var output = terminal.Text;
        output.WriteLine($"Run {row.Id} of {row.WorkflowId}: {StatusNames.Of(row.Status)}");
        output.WriteLine($"Created {row.CreatedAt.ToLocalTime():yyyy-MM-dd HH:mm:ss}, {PlanText.Number(row.ItemsIn)} items in{Ended(row)}; plan {row.PlanHash}");
        if (row is { Status: RunStatus.Suspended, WaitReason: { } reason })
        {
            output.WriteLine($"Waits: {reason}{(row.WakeAt is { } until ? $", until {until.ToLocalTime():yyyy-MM-dd HH:mm:ss} at the latest" : "")}");
        }

        if (row is { HasEnded: false, CancelRequested: true })
        {
            output.WriteLine("Its cancellation was asked for");
        }

        if (row.Queue != RunQueues.Default || row.Priority != RunQueues.DefaultPriority)
        {
            output.WriteLine($"In queue \"{row.Queue}\", priority {row.Priority}");
        }

        if (row.Metadata is { } metadata)
        {
            output.WriteLine($"Metadata {metadata}");
        }

        if (row.StopAfter is { } last)
        {
            output.WriteLine($"Ends at step \"{last}\"");
        }

        if (row.ParentRunId is { } parent)
        {
            output.WriteLine($"Called by run {parent}");
        }

        if (row.Status == RunStatus.Running)
        {
            output.WriteLine($"If no process is working on it, finish it with: runs resume {row.Id}");
        }

        if (row.Error is { } error)
        {
            var item = error.Item is { } position ? $", item {position}" : "";
            output.WriteLine($"Failed{(error.Step is null ? "" : $" at step \"{error.Step}\"{item}")}: {error.Type}: {error.Message}");
            if (error.Input is { } input)
            {
                output.WriteLine($"Item: {input}");
            }
        }

        output.WriteLine();
        var table = Tables.New("STEP", "STATUS", "ATTEMPT", "TOOK", "IN", "OUT", "ERROR");
        foreach (var activation in progress.Activations)
        {
            table.AddRow(Tables.Cells(
                activation.Step,
                activation.Status.ToString().ToLowerInvariant(),
                PlanText.Number(activation.Attempt),
                RunTimes.Took(activation.StartedAt, activation.FinishedAt),
                PlanText.Number(activation.ItemsIn),
                string.Join(" + ", activation.Ports.Select(static port => PlanText.Number(port.Count))),
                activation.Error?.Message ?? ""));
        }

        terminal.Tables().Write(table);
    }

    private static string Ended(RunRow row)
        => row.FinishedAt is null ? "" : $", {PlanText.Number(row.ItemsOut ?? 0)} out, took {RunTimes.Took(row.StartedAt, row.FinishedAt)}";
}
