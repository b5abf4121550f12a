using System.CommandLine;

namespace Codemation.Hosting.Commands.Workflows;

/// <summary><c>workflows activate</c> and <c>workflows deactivate</c></summary>
internal static class ActivationCommand
{
    public static Command Create(CommandContext context, bool active)
    {
        var id = WorkflowsCommand.Id();
        var command = active
            ? new Command("activate", "Lets runs of a workflow be started again. Its schedules go on with their next instants.") { id }
            : new Command("deactivate", "Has no more runs of a workflow started, by schedules or by anybody. Runs that were started go on.") { id };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var host = context.CreateHost(arguments);
            var entry = CommandContext.FindWorkflow(host, arguments.GetRequiredValue(id));
            var schedules = await host.OpenSchedulesAsync(cancellationToken);
            var changed = await schedules.SetActiveAsync(entry, active, cancellationToken);
            await context.Terminal.Error.WriteLineAsync($"Workflow \"{entry.Id}\" {(changed ? "is now" : "was already")} {(active ? "active" : "not active")}.");
            return ExitCode.Completed;
        });
        return command;
    }
}
