using System.CommandLine;
using Codemation.Hosting.Documents;
using Codemation.Hosting.Terminals;
using Spectre.Console;

namespace Codemation.Hosting.Commands.Doctor;

/// <summary><c>doctor</c>: looks whether everything is there that the application needs.</summary>
internal static class DoctorCommand
{
    public static Command Create(CommandContext context)
    {
        var json = new Option<bool>("--json") { Description = "Print a JSON document" };
        var command = new Command("doctor", "Checks settings, workflows, database, clock, storage, Redis and keys, and says what to do. Changes nothing; 3 when something fails.") { json };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var checks = new List<Check>();
            await foreach (var check in Checkup.RunAsync(context, arguments, cancellationToken))
            {
                checks.Add(check);
            }

            if (arguments.GetValue(json))
            {
                var document = new DoctorDocument(checks.TrueForAll(static check => check.State != CheckState.Failed), [.. checks.Select(CheckDocument.Of)]);
                DocumentJson.Print(context.Terminal, document, DocumentJson.Default.DoctorDocument);
            }
            else
            {
                Write(context.Terminal, checks);
            }

            return checks.Exists(static check => check.State == CheckState.Failed) ? ExitCode.Unreachable : ExitCode.Completed;
        });
        return command;
    }

    private static void Write(Terminal terminal, List<Check> checks)
    {
        var table = Tables.New("CHECK", "", "");
        foreach (var check in checks)
        {
            table.AddRow(Tables.Cells(check.Name, StatusNames.Of(check.State), check.Detail));
        }

        terminal.Tables().Write(table);
        foreach (var check in checks.Where(static check => check.ToDo is not null))
        {
            terminal.Text.WriteLine($"{check.Name}: {check.ToDo}");
        }
    }
}
