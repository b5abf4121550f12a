using System.Globalization;
using Codemation.Chaos.Checks;
using Codemation.Chaos.Ledgers;
using Codemation.Chaos.Workers;
using Codemation.Chaos.Workflows;

namespace Codemation.Chaos.Scenarios;

/// <summary>
/// F12: three processes fire schedules each second, and their clocks are off by up to a minute. One after the other is killed and replaced by one
/// whose clock is off by something else. Each schedule fires once for each instant, and waits take as long as they should.
/// </summary>
internal static class Clocks
{
    private static readonly int[] Offsets = [-60, -5, -1, 0, 1, 5, 60];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Fires schedules.</summary>
    /// <param name="arena">Where.</param>
    /// <param name="seconds">For how long.</param>
    public static async Task<Report> RunAsync(Arena arena, int seconds)
    {
        await using var product = new Product(arena, webs: 0);
        product.Environment[ProductRole.CheckIn] = "1";
        product.Environment[ProductRole.Also] = Ticks.Id;
        await using (var migration = product.Start("db", "migrate"))
        {
            await migration.EndAsync();
        }

        ProductProcess[] workers = [Start(0), Start(-60), Start(5)];
        var since = await SinceAsync(arena);
        var over = Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System);
        var killed = 0;
        while (await Task.WhenAny(over, Task.Delay(TimeSpan.FromMilliseconds(arena.Random.Next(1500, 6000)), TimeProvider.System)) != over)
        {
            await ReplaceAsync(arena.Random.Next(workers.Length), Offsets[arena.Random.Next(Offsets.Length)]);
        }

        // What the others leave to those whose clocks are right is fired by one.
        await ReplaceAsync(0, 0);
        var until = TimeProvider.System.GetUtcNow();
        var began = TimeProvider.System.GetTimestamp();
        while (await Firings.DoneUntilAsync(arena.Store) < until.AddSeconds(-1) && TimeProvider.System.GetElapsedTime(began) < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        var settled = await StopFiringAsync();
        foreach (var worker in workers)
        {
            await worker.DisposeAsync();
        }

        var violations = await Firings.CheckAsync(arena, since, until.AddSeconds(-1));
        var report = await arena.JudgeAsync(settled);
        return report with { Faults = killed, Violations = [.. violations, .. Waits.Kept(LedgerFile.Read(arena.LedgerPath)), .. report.Violations] };

        ProductProcess Start(int offset)
        {
            product.Environment[ProductRole.ClockOffset] = offset.ToString(CultureInfo.InvariantCulture);
            return product.Start("serve", "worker");
        }

        async Task ReplaceAsync(int victim, int offset)
        {
            workers[victim].Kill();
            await workers[victim].DisposeAsync();
            workers[victim] = Start(offset);
            killed++;
        }

        // What was fired goes on, and nothing more is.
        async Task<TimeSpan> StopFiringAsync()
        {
            await using (var deactivation = product.Start("workflows", "deactivate", Ticks.Id))
            {
                await deactivation.EndAsync();
            }

            var took = await arena.IsSettledAsync(Patience);
            await Product.StopAsync(workers);
            return took;
        }
    }

    private static async Task<DateTimeOffset> SinceAsync(Arena arena)
    {
        while (true)
        {
            if (await Firings.DoneUntilAsync(arena.Store) is { } since)
            {
                return new DateTimeOffset(since.Ticks - (since.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}
