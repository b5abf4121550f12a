using System.Diagnostics;

namespace Codemation.Benchmarks.Dispatch;

/// <summary>Says how long ago its input was handed in. The clock is the machine's: processes agree about it.</summary>
[Workflow("bench.stamped")]
public sealed partial class Stamped : Workflow<long, long>
{
    public static Action<TimeSpan> Arrived { get; set; } = static _ => { };

    protected override Flow<long> Define(Start<long> start) => start
        .OnManual()
        .MapAsync("arrive", (handedIn, _) =>
        {
            Arrived(Stopwatch.GetElapsedTime(handedIn));
            return ValueTask.FromResult(handedIn);
        });
}
