using System.CommandLine;

namespace Codemation.Hosting.Commands.Schedules;

/// <summary><c>schedules pause</c> and <c>schedules resume</c></summary>
internal static class PauseCommand
{
    public static Command Create(CommandContext context, bool paused)
    {
        var id = SchedulesCommand.Id();
        var command = paused
            ? new Command("pause", "Has a schedule fire no more.") { id }
            : new Command("resume", "Has a paused schedule go on with its next instant.") { id };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var host = context.CreateHost(arguments);
            var schedule = SchedulesCommand.Find(host, arguments.GetRequiredValue(id));
            var schedules = await host.OpenSchedulesAsync(cancellationToken);
            var changed = paused ? await schedules.PauseAsync(schedule, cancellationToken) : await schedules.ResumeAsync(schedule, cancellationToken);
            await context.Terminal.Error.WriteLineAsync($"Schedule {schedule.Id} {(changed ? "is now" : "was already")} {(paused ? "paused" : "not paused")}.");
            return ExitCode.Completed;
        });
        return command;
    }
}
