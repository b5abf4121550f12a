using System.CommandLine;
using System.Text.Json.Nodes;
using Codemation.Hosting.Commands.Run;

namespace Codemation.Hosting.Commands.Runs;

/// <summary><c>runs rerun</c>: repeats a run here, on today's code.</summary>
internal static class RunsRerunCommand
{
    public static Command Create(CommandContext context)
    {
        var id = RunsCommand.Id();
        var from = new Option<string?>("--from") { Description = "Begin at this step; the outputs of all that is upstream of it are taken over", HelpName = "STEP" };
        var input = new Option<string?>("--input", "-i")
        {
            Description = "Items for that step, or for the run, instead of those it had: a file with a JSON value or an array; - reads standard input",
            HelpName = "FILE|-",
        };
        var failedOnly = new Option<bool>("--failed-only") { Description = "Begin at the step that failed, with the items that failed; what the others gave is taken over" };
        var stopAfter = new Option<string?>("--stop-after") { Description = "End at this step: its output is the result", HelpName = "STEP" };
        var json = new Option<bool>("--json") { Description = "Print one JSON document with status, outputs and error" };
        var command = new Command("rerun", "Repeats a run here, on today's code, as a new run.") { id, from, input, failedOnly, stopAfter, json };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var host = context.CreateHost(arguments);
            await using var stored = await host.ReadRunsAsync(cancellationToken);
            var source = await RunsCommand.FindAsync(stored, arguments.GetRequiredValue(id), cancellationToken);
            var entry = CommandContext.FindWorkflow(host, source.WorkflowId);
            var options = new RerunOptions
            {
                FromStep = arguments.GetValue(from),
                FailedItemsOnly = arguments.GetValue(failedOnly),
                StopAfter = RunCommand.FindStep(entry, arguments.GetValue(stopAfter)),
                Input = await ItemsAsync(context, arguments.GetValue(input), cancellationToken),
            };
            var runs = await RunsCommand.OpenAsync(host, $"POST /api/v1/runs/{source.Id}/rerun", cancellationToken);
            var run = await runs.RerunAsync(source.Id, options, cancellationToken);
            return await new RunReport(context.Terminal, entry, arguments.GetValue(json), isKept: true)
                .FollowAsync(host, run.Id, () => runs.ToEndAsync(entry, run.Id, cancellationToken));
        });
        return command.WithExamples("runs rerun 01a1fbf2c541", "runs rerun 01a1fbf2c541 --from charge", "runs rerun 01a1fbf2c541 --failed-only", "runs rerun 01a1fbf2c541 --from charge --input corrected.json");
    }

    private static async ValueTask<JsonArray?> ItemsAsync(CommandContext context, string? source, CancellationToken cancellationToken)
    {
        switch (source)
        {
            case null:
                return null;
            case "-":
                return await InputFiles.ReadItemsAsync(context.Terminal.Input, "standard input", cancellationToken);
            default:
                await using (var file = InputFiles.Open(source))
                {
                    return await InputFiles.ReadItemsAsync(file, $"the file \"{source}\"", cancellationToken);
                }
        }
    }
}
