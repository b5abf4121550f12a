using System.CommandLine;
using Codemation.Runtime.Scheduling.Schedules;

namespace Codemation.Hosting.Commands.Schedules;

/// <summary><c>schedules</c>: looks at schedules, stops them and fires them.</summary>
internal static class SchedulesCommand
{
    public static Command Create(CommandContext context) => new("schedules", "Looks at the schedules of workflows, stops them and fires them.")
    {
        SchedulesListCommand.Create(context),
        PauseCommand.Create(context, paused: true),
        PauseCommand.Create(context, paused: false),
        FireCommand.Create(context),
    };

    public static Argument<string> Id() => new("id") { Description = "The schedule's id, or that of a workflow with one schedule" };

    public static Schedule Find(WorkflowHost host, string id)
    {
        var all = host.Schedules.Value.All;
        return host.Schedules.Value.Find(id) ?? all.Where(schedule => schedule.Workflow.Id == id).ToArray() switch
        {
            [var only] => only,
            { Length: > 1 } several => throw new UsageException($"Workflow \"{id}\" has several schedules: {string.Join(", ", several.Select(static schedule => schedule.Id))}."),
            _ when all.Count == 0 => throw new UsageException($"There is no schedule \"{id}\"; this application has none."),
            _ => throw new UsageException($"There is no schedule \"{id}\"{Nearest.Suggest(id, all.Select(static schedule => schedule.Id))}. \"schedules list\" names them."),
        };
    }
}
