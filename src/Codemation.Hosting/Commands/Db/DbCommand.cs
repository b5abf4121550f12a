using System.CommandLine;
using System.Globalization;
using Codemation.Hosting.Documents;
using Codemation.Hosting.Terminals;
using Codemation.Runtime.Json;
using Codemation.Runtime.Storage;

namespace Codemation.Hosting.Commands.Db;

/// <summary><c>db</c>: the database that runs are kept in.</summary>
internal static class DbCommand
{
    public static Command Create(CommandContext context) => new("db", "Looks after the database that runs are kept in.")
    {
        Migrate(context),
        Status(context),
    };

    private static Command Migrate(CommandContext context)
    {
        var json = new Option<bool>("--json") { Description = "Print a JSON document" };
        var command = new Command("migrate", "Creates the database, or brings its schema up to date. Safe to repeat, and from several processes at once.") { json };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var host = context.CreateHost(arguments);
            var applied = await host.Database.MigrateAsync(cancellationToken);
            if (arguments.GetValue(json))
            {
                var document = new MigrationsDocument(host.Database.Name, [.. applied.Select(static migration => migration.Number)]);
                DocumentJson.Print(context.Terminal, document, DocumentJson.Default.MigrationsDocument);
                return ExitCode.Completed;
            }

            await context.Terminal.Error.WriteLineAsync(applied.Count == 0
                ? $"{host.Database.Name} is up to date."
                : $"{host.Database.Name}: applied {string.Join(", ", applied.Select(static migration => $"{migration.Number} ({migration.Name})"))}.");
            return ExitCode.Completed;
        });
        return command;
    }

    private static Command Status(CommandContext context)
    {
        var json = new Option<bool>("--json") { Description = "Print a JSON document" };
        var command = new Command("status", "Says where the database is and whether its schema is up to date.") { json };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var host = context.CreateHost(arguments);
            var status = await host.Database.StatusAsync(cancellationToken);
            if (arguments.GetValue(json))
            {
                WriteJson(context.Terminal, status);
            }
            else
            {
                WriteText(context.Terminal.Text, status);
            }

            return ExitCode.Completed;
        });
        return command;
    }

    private static void WriteText(TextWriter output, DatabaseStatus status)
    {
        output.WriteLine($"Database  {status.Name}");
        output.WriteLine($"{status.Engine,-9} {status.EngineVersion}");
        if (status.SizeBytes is not { } size)
        {
            output.WriteLine("There is no database yet; the first run makes it, or \"db migrate\" does.");
            return;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Size      {size:N0} bytes"));
        if (status.JournalMode is { } journal)
        {
            output.WriteLine($"Journal   {journal}");
        }

        output.WriteLine($"Schema    {status.SchemaVersion}{(status.Pending.Count == 0 ? "" : $", {status.Pending.Count} behind: run \"db migrate\"")}");
    }

    private static void WriteJson(Terminal terminal, DatabaseStatus status)
    {
        using (var writer = JsonText.Writer(terminal.Output, indented: terminal.OutputIsPerson))
        {
            writer.WriteStartObject();
            writer.WriteString("database"u8, status.Name);
            writer.WriteBoolean("exists"u8, status.SizeBytes is not null);
            writer.WriteNumber("sizeBytes"u8, status.SizeBytes ?? 0);
            writer.WriteNumber("schemaVersion"u8, status.SchemaVersion);
            writer.WriteNumber("pendingMigrations"u8, status.Pending.Count);
            writer.WriteString("engine"u8, status.Engine);
            writer.WriteString("engineVersion"u8, status.EngineVersion);
            if (status.JournalMode is { } journal)
            {
                writer.WriteString("journalMode"u8, journal);
            }

            writer.WriteEndObject();
        }

        terminal.Text.WriteLine();
    }
}
