using System.Collections.Concurrent;
using Codemation.Hosting.Terminals;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Events;
using Spectre.Console;

namespace Codemation.Hosting.Commands.Run;

/// <summary>Shows a person how far a run is, on the error stream, a row for each step that has begun.</summary>
internal static class LiveProgress
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    public static async Task<RunOutcome> ShowAsync(Terminal terminal, WorkflowHost host, string runId, Func<ValueTask<RunOutcome>> execute)
    {
        var events = new ConcurrentQueue<RunEvent>();
        using var subscription = host.Events.Subscribe(happened =>
        {
            if (string.Equals(happened.RunId, runId, StringComparison.Ordinal))
            {
                events.Enqueue(happened);
            }
        });

        // Apart from the run, whose steps without effects would otherwise keep this from ever drawing.
        var running = Task.Run(async () => await execute());
        await terminal.Progress().Progress()
            .AutoClear(false)
            .HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async view =>
            {
                var rows = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
                do
                {
                    Draw(view, rows, events);
                    await Task.WhenAny(running, Task.Delay(Pace, TimeProvider.System));
                }
                while (!running.IsCompleted);
                Draw(view, rows, events);
            });
        return await running;
    }

    private static void Draw(ProgressContext view, Dictionary<string, ProgressTask> rows, ConcurrentQueue<RunEvent> events)
    {
        while (events.TryDequeue(out var happened))
        {
            if (happened is not { Node: { Step: var step } node } || node.Status == NodeStatus.Queued)
            {
                continue;
            }

            if (!rows.TryGetValue(step, out var row))
            {
                rows.Add(step, row = view.AddTask(Markup.Escape(step), maxValue: Math.Max(1, node.ItemsIn)));
            }

            switch (happened.Kind)
            {
                case RunEventKind.NodeProgressed:
                    row.Value = Math.Max(row.Value, node.ItemsDone ?? 0);
                    row.Description = $"{Markup.Escape(step)} {node.ItemsDone:N0}/{node.ItemsIn:N0}";
                    break;
                case RunEventKind.NodeCompleted:
                    row.Description = $"{Markup.Escape(step)} [green]{node.ItemsOut:N0}[/]";
                    row.Value = row.MaxValue;
                    row.StopTask();
                    break;
                case RunEventKind.NodeFailed:
                    row.Description = $"{Markup.Escape(step)} [red]failed[/]";
                    row.StopTask();
                    break;
            }
        }
    }
}
