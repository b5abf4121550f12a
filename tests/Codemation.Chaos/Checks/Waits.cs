using Codemation.Chaos.Ledgers;
using Codemation.Chaos.Workflows;

namespace Codemation.Chaos.Checks;

/// <summary>A wait takes as long as it is written down to, whatever the clocks of the machines say on which it begins and ends.</summary>
internal static class Waits
{
    // What lies between a time by the database's clock and the ledger learning of what came of it.
    private static readonly TimeSpan Inexact = TimeSpan.FromMilliseconds(800);

    private static readonly TimeSpan Late = TimeSpan.FromSeconds(50);

    public static IEnumerable<Violation> Kept(IReadOnlyList<Effect> effects)
    {
        foreach (var run in effects.Where(effect => effect.Workflow == Ticks.Id).GroupBy(effect => effect.Run))
        {
            var began = run.Where(effect => effect.Step == Ticks.Before).Select(effect => effect.At).DefaultIfEmpty(DateTimeOffset.MaxValue).Max();
            var ended = run.Where(effect => effect.Step == Ticks.After).Select(effect => effect.At).DefaultIfEmpty(DateTimeOffset.MinValue).Min();
            var took = ended - began;
            if (ended > began && (took < Ticks.Pause - Inexact || took > Ticks.Pause + Late))
            {
                yield return new Violation("P5", $"run {run.Key} waited for {took.TotalSeconds:0.0} s instead of {Ticks.Pause.TotalSeconds:0.0} s");
            }
        }
    }
}
