using System.CommandLine;
using Codemation.Hosting.Commands.Run;

namespace Codemation.Hosting.Commands.Runs;

/// <summary><c>runs resume</c>: finishes an interrupted run here.</summary>
internal static class RunsResumeCommand
{
    public static Command Create(CommandContext context)
    {
        var id = RunsCommand.Id();
        var json = new Option<bool>("--json") { Description = "Print one JSON document with status, outputs and error" };
        var command = new Command("resume", "Finishes an interrupted run here. Steps that completed don't run again.") { id, json };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var host = context.CreateHost(arguments);
            await using var stored = await host.ReadRunsAsync(cancellationToken);
            var row = await RunsCommand.FindAsync(stored, arguments.GetRequiredValue(id), cancellationToken);
            var runs = await host.OpenAsync(cancellationToken);
            var entry = CommandContext.FindWorkflow(host, row.WorkflowId);
            return await new RunReport(context.Terminal, entry, arguments.GetValue(json), isKept: true)
                .FollowAsync(host, row.Id, () => runs.FinishAsync(row.Id, cancellationToken));
        });
        return command;
    }
}
