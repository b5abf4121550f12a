using System.Diagnostics;

namespace Codemation.Generator.Benchmarks;

/// <summary>Times work.</summary>
internal static class Clock
{
    /// <summary>The median of several rounds, in milliseconds.</summary>
    /// <param name="rounds">How many; each gets its number, so that no round repeats another.</param>
    /// <param name="prepare">What is not timed.</param>
    /// <param name="work">What is.</param>
    public static double Median<T>(int rounds, Func<int, T> prepare, Action<T> work)
    {
        var times = new List<double>(rounds);
        for (var round = 0; round < rounds; round++)
        {
            var prepared = prepare(round);
            var watch = Stopwatch.StartNew();
            work(prepared);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return times[rounds / 2];
    }
}
