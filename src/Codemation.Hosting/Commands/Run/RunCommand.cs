using System.CommandLine;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine;

namespace Codemation.Hosting.Commands.Run;

/// <summary><c>run</c>: runs one workflow here to its end.</summary>
internal static class RunCommand
{
    public static Command Create(CommandContext context)
    {
        var workflow = new Argument<string>("workflow") { Description = "The workflow's id; \"workflows list\" names them" };
        var input = new Option<string?>("--input", "-i")
        {
            Description = "The input: a file with one JSON value, an array of items, or JSON lines; - reads standard input (default: the workflow's own samples)",
            HelpName = "FILE|-",
        };
        var config = new Option<string?>("--config")
        {
            Description = "The workflow's configuration, as JSON or a file with it; merged over the defaults",
            HelpName = "JSON|FILE",
        };
        var stopAfter = new Option<string?>("--stop-after") { Description = "End at this step: its output is the result", HelpName = "STEP" };
        var memory = new Option<bool>("--memory") { Description = "Keep nothing: an interrupted run is lost" };
        var json = new Option<bool>("--json") { Description = "Print one JSON document with status, outputs and error" };
        var command = new Command("run", "Runs a workflow here to its end and prints its outputs.") { workflow, input, config, stopAfter, memory, json };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var host = context.CreateHost(arguments, arguments.GetValue(memory));
            var entry = CommandContext.FindWorkflow(host, arguments.GetRequiredValue(workflow));
            var last = FindStep(entry, arguments.GetValue(stopAfter));
            var items = await ReadAsync(context, host, entry, arguments.GetValue(input), cancellationToken);
            var options = new RunOptions
            {
                StopAfter = last,
                Config = await InputFiles.ReadObjectAsync(config.Name, arguments.GetValue(config), cancellationToken),
            };
            var runs = await host.OpenAsync(cancellationToken);
            var created = await runs.CreateAsync(entry, items, options, runs.Owner, cancellationToken);
            return await new RunReport(context.Terminal, entry, arguments.GetValue(json), isKept: !arguments.GetValue(memory))
                .FollowAsync(host, created.Row.Id, () => runs.ToEndAsync(entry, created, items, cancellationToken));
        });
        return command.WithExamples(
            "run orders.intake --input orders.json",
            "run orders.intake --input - --json < orders.jsonl",
            "run orders.intake --config '{ \"currency\": \"EUR\" }'",
            "run orders.intake --memory");
    }

    /// <summary>Checks that a run can end at a step.</summary>
    public static string? FindStep(WorkflowEntry entry, string? id)
    {
        if (id is not null && StepNames.CantEndAt(entry.Plan, id) is { } problem)
        {
            throw new UsageException(problem);
        }

        return id;
    }

    private static async Task<Batch> ReadAsync(
        CommandContext context, WorkflowHost host, WorkflowEntry entry, string? source, CancellationToken cancellationToken)
    {
        switch (source)
        {
            case null:
                return entry.Samples ?? throw new UsageException(
                    $"Workflow \"{entry.Id}\" needs input: pass --input FILE, or --input - to read standard input. \"workflows schema {entry.Id}\" says what it takes.");
            case "-":
                return await entry.ReadInputAsync(context.Terminal.Input, host.Limits, cancellationToken);
            default:
                await using (var file = InputFiles.Open(source))
                {
                    return await entry.ReadInputAsync(file, host.Limits, cancellationToken);
                }
        }
    }
}
