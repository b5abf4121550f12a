using System.CommandLine;
using Codemation.Hosting.Documents;
using Codemation.Runtime.Storage;

namespace Codemation.Hosting.Commands.Runs;

/// <summary><c>runs cancel</c></summary>
internal static class RunsCancelCommand
{
    public static Command Create(CommandContext context)
    {
        var id = RunsCommand.Id();
        var json = new Option<bool>("--json") { Description = "Print the run as a JSON document" };
        var command = new Command("cancel", "Cancels a run and its sub-workflows.") { id, json };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var host = context.CreateHost(arguments);
            await using var stored = await host.ReadRunsAsync(cancellationToken);
            var found = await RunsCommand.FindAsync(stored, arguments.GetRequiredValue(id), cancellationToken);
            var runs = await RunsCommand.OpenAsync(host, $"POST /api/v1/runs/{found.Id}/cancel", cancellationToken);
            var outcome = await runs.CancelAsync(found.Id, cancellationToken);
            var row = await runs.Store.FindAsync(found.Id, cancellationToken) ?? found;
            if (outcome == CancelOutcome.HadEnded && row.Status != RunStatus.Cancelled)
            {
                throw new UsageException($"Run {row.Id} has {StatusNames.Of(row.Status)} already.");
            }

            if (arguments.GetValue(json))
            {
                DocumentJson.Print(context.Terminal, RunDocument.Of(row), DocumentJson.Default.RunDocument);
            }
            else
            {
                await context.Terminal.Error.WriteLineAsync(outcome == CancelOutcome.Requested
                    ? $"Run {row.Id} is being executed; it will be cancelled as soon as its step notices."
                    : $"Run {row.Id} is cancelled.");
            }

            return ExitCode.Completed;
        });
        return command;
    }
}
