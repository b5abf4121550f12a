using Codemation.Chaos.Checks;
using Codemation.Runtime.Faults;

namespace Codemation.Chaos.Scenarios;

/// <summary>
/// The n-th of all passings of fault points fails, for n = 1, 2, … until there are not that many. The process lives on, and what it had begun
/// has to come to its end without anybody's help.
/// </summary>
internal static class FailEachPassing
{
    // A worker gives back what it holds and does not execute after ten seconds or so.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Lets one passing after the other fail.</summary>
    /// <param name="arena">Where.</param>
    /// <param name="action">How.</param>
    /// <param name="stride">1 for every passing, 2 for every other one, and so on.</param>
    public static async Task<Report> RunAsync(Arena arena, FaultAction action, int stride)
    {
        var failed = 0;
        var points = new HashSet<string>(StringComparer.Ordinal);
        var violations = new List<Violation>();
        for (var n = arena.Random.Next(1, stride + 1); ; n += stride)
        {
            await using var worker = arena.StartWorker($"*:{n}:{action}");
            if (await worker.Ready)
            {
                await arena.Client.OneOfEachAsync(worker);
                if (!worker.IsGone && !await arena.IsSettledAsync(Patience, worker))
                {
                    violations.Add(new Violation("P2", $"after {worker.Fault} ({action}, passing {n}) runs stay open in a process that goes on"));
                }
            }

            await worker.StopAsync();
            if (worker.Fault is not { } fault)
            {
                break;
            }

            failed++;
            points.Add(fault.Split(' ')[0]);
        }

        var report = await arena.SettleAsync(TimeSpan.FromSeconds(60));
        return report with { Faults = failed, Points = points, Violations = [.. violations, .. report.Violations] };
    }
}
