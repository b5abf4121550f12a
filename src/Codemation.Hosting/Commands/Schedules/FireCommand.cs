using System.CommandLine;

namespace Codemation.Hosting.Commands.Schedules;

/// <summary><c>schedules fire</c>: starts the run that a schedule would start now.</summary>
internal static class FireCommand
{
    public static Command Create(CommandContext context)
    {
        var id = SchedulesCommand.Id();
        var command = new Command("fire", "Starts a run as the schedule would now, and prints its id. A process that executes runs takes it from there.") { id };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var host = context.CreateHost(arguments);
            var schedule = SchedulesCommand.Find(host, arguments.GetRequiredValue(id));
            if (await (await host.OpenSchedulesAsync(cancellationToken)).FireAsync(schedule, cancellationToken) is { } run)
            {
                await context.Terminal.Text.WriteLineAsync(run);
            }
            else
            {
                await context.Terminal.Error.WriteLineAsync($"The code of schedule {schedule.Id} made no items, so there is nothing to run.");
            }

            return ExitCode.Completed;
        });
        return command;
    }
}
