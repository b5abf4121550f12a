using System.CommandLine;
using System.Globalization;
using Codemation.Hosting.Documents;
using Codemation.Hosting.Terminals;
using Spectre.Console;

namespace Codemation.Hosting.Commands.Schedules;

/// <summary><c>schedules list</c></summary>
internal static class SchedulesListCommand
{
    public static Command Create(CommandContext context)
    {
        var json = new Option<bool>("--json") { Description = "Print a JSON array" };
        var command = new Command("list", "Lists the schedules of all workflows, and when they fire.") { json };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var host = context.CreateHost(arguments);
            var schedules = await host.OpenSchedulesAsync(cancellationToken);
            ScheduleDocument[] all = [.. (await schedules.ListAsync(cancellationToken)).Select(ScheduleDocument.Of)];
            if (arguments.GetValue(json))
            {
                DocumentJson.Print(context.Terminal, all, DocumentJson.Default.ScheduleDocumentArray);
            }
            else
            {
                WriteTable(context.Terminal, all);
            }

            return ExitCode.Completed;
        });
        return command;
    }

    private static void WriteTable(Terminal terminal, ScheduleDocument[] schedules)
    {
        if (schedules.Length == 0)
        {
            terminal.Error.WriteLine("No workflow has a schedule. Give one a schedule with start.OnCron(\"0 3 * * *\", tick => …).");
            return;
        }

        var table = Tables.New("ID", "SCHEDULE", "TIME ZONE", "STATUS", "NEXT", "LAST", "RUN", "ERROR");
        foreach (var schedule in schedules)
        {
            table.AddRow(Tables.Cells(
                schedule.Id,
                schedule.Expression,
                schedule.TimeZone,
                schedule.Status,
                Text(schedule.Next),
                Text(schedule.Last?.ScheduledAt),
                schedule.Last?.RunId ?? "",
                schedule.Last?.Error ?? ""));
        }

        terminal.Tables().Write(table);
    }

    // In the time zone of the schedule.
    private static string Text(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture) ?? "";
}
