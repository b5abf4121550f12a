using Codemation.Chaos.Checks;
using Codemation.Testing;

namespace Codemation.Chaos.Scenarios;

/// <summary>
/// F5, F6: the database goes away under load, by the plug being pulled or by the network, and comes back. The worker lives on and finishes what
/// it was asked for by itself.
/// </summary>
internal static class LostDatabase
{
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(30);

    /// <summary>Stops the server as a power cut would, and starts it again.</summary>
    public static Task<Report> PullThePlugAsync(Arena arena, PostgresServer server, int times) => RunAsync(arena, times, async () =>
    {
        await server.StopAsync("immediate");
        await PauseAsync(arena.Random.Next(0, 2000));
        await server.StartAgainAsync();
    });

    /// <summary>Cuts all connections, holds all data back for a while, or slows it down.</summary>
    public static Task<Report> CutAsync(Arena arena, FaultProxy proxy, int times) => RunAsync(arena, times, async () =>
    {
        switch (arena.Random.Next(3))
        {
            case 0:
                proxy.Cut();
                break;
            case 1:
                proxy.Stall();
                break;
            default:
                proxy.Delay = TimeSpan.FromMilliseconds(arena.Random.Next(5, 60));
                break;
        }

        await PauseAsync(arena.Random.Next(0, 1500));
        proxy.Delay = TimeSpan.Zero;
        proxy.Heal();
    });

    private static async Task<Report> RunAsync(Arena arena, int times, Func<Task> disturbAsync)
    {
        bool settled;
        await using (var worker = arena.StartWorker())
        {
            await worker.Ready;
            using var stopping = new CancellationTokenSource();
            var load = arena.Client.LoadAsync(worker, operations: int.MaxValue, atOnce: 6, stopping.Token);
            for (var time = 0; time < times; time++)
            {
                await PauseAsync(arena.Random.Next(200, 1500));
                await disturbAsync();
            }

            await PauseAsync(1000);
            await stopping.CancelAsync();
            await load;
            settled = await arena.IsSettledAsync(Recovery, worker) && !worker.IsGone;
            await worker.StopAsync();
        }

        var report = await arena.SettleAsync(TimeSpan.FromSeconds(60));
        return report with
        {
            Faults = times,
            Violations = settled ? report.Violations : [new Violation("P2", $"no run ended for {Recovery} after the database was back, and some were still open"), .. report.Violations],
        };
    }

    private static Task PauseAsync(int milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System);
}
