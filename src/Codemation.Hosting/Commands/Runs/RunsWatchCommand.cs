using System.CommandLine;
using Codemation.Hosting.Documents;
using Codemation.Hosting.Terminals;
using Codemation.Runtime.Storage;

namespace Codemation.Hosting.Commands.Runs;

/// <summary><c>runs watch</c>: follows a run that any process executes, by looking at what is stored.</summary>
internal static class RunsWatchCommand
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    public static Command Create(CommandContext context)
    {
        var id = RunsCommand.Id();
        var json = new Option<bool>("--json") { Description = "Print the run as a JSON document when it has ended" };
        var command = new Command("watch", "Follows a run to its end. Ends as \"run\" would: 0 completed, 1 failed or cancelled.") { id, json };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var host = context.CreateHost(arguments);
            await using var runs = await host.ReadRunsAsync(cancellationToken);
            var row = await RunsCommand.FindAsync(runs, arguments.GetRequiredValue(id), cancellationToken);
            var (ended, progress) = await FollowAsync(runs, row, context.Terminal, cancellationToken);
            if (arguments.GetValue(json))
            {
                DocumentJson.Print(context.Terminal, RunDocument.Of(ended, progress), DocumentJson.Default.RunDocument);
            }

            return ended.Status == RunStatus.Completed ? ExitCode.Completed : ExitCode.RunFailed;
        });
        return command;
    }

    /// <summary>Tells on the error stream what changes, often while much does and rarely while nothing does.</summary>
    private static async Task<(RunRow Row, RunProgress Progress)> FollowAsync(
        IRunReader runs, RunRow row, Terminal terminal, CancellationToken cancellationToken)
    {
        var changes = new RunChanges();
        for (var pause = ShortestPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            // The row first: what the steps came to is then at least as far.
            row = await runs.FindAsync(row.Id, cancellationToken) ?? throw new UsageException($"Run {row.Id} is no longer kept.");
            var progress = await runs.LoadProgressAsync(row.Id, cancellationToken);
            foreach (var line in changes.Since(row, progress))
            {
                pause = ShortestPause;
                await terminal.Error.WriteLineAsync(line);
            }

            if (row.HasEnded)
            {
                return (row, progress);
            }

            await Task.Delay(pause, TimeProvider.System, cancellationToken);
        }
    }
}
