using System.CommandLine;
using System.Globalization;
using Codemation.Hosting.Commands.Workflows;
using Codemation.Hosting.Documents;
using Codemation.Hosting.Terminals;
using Codemation.Runtime.Storage;
using Spectre.Console;

namespace Codemation.Hosting.Commands.Runs;

/// <summary><c>runs list</c></summary>
internal static class RunsListCommand
{
    public static Command Create(CommandContext context)
    {
        var workflow = new Option<string?>("--workflow") { Description = "Only runs of this workflow", HelpName = "ID" };
        var status = new Option<RunStatus?>("--status") { Description = "Only runs in this state" };
        var queue = new Option<string?>("--queue") { Description = "Only runs of this queue", HelpName = "NAME" };
        var metadata = new Option<string?>("--metadata") { Description = "Only runs whose metadata has this member with this value", HelpName = "NAME=VALUE" };
        var limit = new Option<int>("--limit") { Description = "How many, newest first", DefaultValueFactory = static _ => 50 };
        var before = new Option<string?>("--before") { Description = "Only runs older than this one, for the next page", HelpName = "RUN" };
        var json = new Option<bool>("--json") { Description = "Print a JSON array" };
        limit.Validators.Add(static result =>
        {
            // By its text: asking for the value of what is no number throws, and is refused elsewhere.
            if (result.Tokens is [var given] && int.TryParse(given.Value, CultureInfo.InvariantCulture, out var number) && number is < 1 or > 10_000)
            {
                result.AddError("--limit takes a number from 1 to 10000.");
            }
        });
        var command = new Command("list", "Lists runs, newest first.") { workflow, status, queue, metadata, limit, before, json };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var host = context.CreateHost(arguments);
            var query = new RunQuery
            {
                WorkflowId = arguments.GetValue(workflow),
                Status = arguments.GetValue(status),
                Queue = arguments.GetValue(queue),
                Metadata = Member(arguments.GetValue(metadata)),
                Limit = arguments.GetValue(limit),
                Before = arguments.GetValue(before),
            };
            var rows = await host.Database.ExistsAsync(cancellationToken) ? await ListAsync(host, query, cancellationToken) : [];
            if (arguments.GetValue(json))
            {
                DocumentJson.Print(context.Terminal, [.. rows.Select(RunDocument.Of)], DocumentJson.Default.RunDocumentArray);
            }
            else
            {
                WriteTable(context.Terminal, rows);
            }

            return ExitCode.Completed;
        });
        return command.WithExamples("runs list --status failed", "runs list --metadata customer=42", "runs list --workflow orders.intake --limit 10 --json");
    }

    private static KeyValuePair<string, string>? Member(string? given) => given?.Split('=', 2) switch
    {
        null => null,
        [{ Length: > 0 } name, var value] => KeyValuePair.Create(name, value),
        _ => throw new UsageException($"--metadata takes a name and a value, such as customer=42, not \"{given}\"."),
    };

    private static async Task<IReadOnlyList<RunRow>> ListAsync(WorkflowHost host, RunQuery query, CancellationToken cancellationToken)
    {
        await using var runs = await host.ReadRunsAsync(cancellationToken);
        return await runs.ListAsync(query, cancellationToken);
    }

    private static string Detail(RunRow row) => row switch
    {
        { Error: { Step: { } step } error } => $"{step}: {error.Message}",
        { Error: { } error } => error.Message,
        { Status: RunStatus.Suspended } => row.WaitReason ?? "",
        { HasEnded: false, CancelRequested: true } => "asked to cancel",
        _ => "",
    };

    private static void WriteTable(Terminal terminal, IReadOnlyList<RunRow> rows)
    {
        if (rows.Count == 0)
        {
            terminal.Error.WriteLine("No runs. Start one with: run <workflow>");
            return;
        }

        var table = Tables.New("RUN", "WORKFLOW", "STATUS", "CREATED", "TOOK", "IN", "OUT", "DETAIL");
        foreach (var row in rows)
        {
            table.AddRow(Tables.Cells(
                row.Id,
                row.WorkflowId,
                StatusNames.Of(row.Status),
                row.CreatedAt.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                RunTimes.Took(row.StartedAt, row.FinishedAt),
                PlanText.Number(row.ItemsIn),
                row.ItemsOut is { } items ? PlanText.Number(items) : "",
                Detail(row)));
        }

        terminal.Tables().Write(table);
    }
}
