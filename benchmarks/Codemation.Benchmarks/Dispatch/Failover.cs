using System.Diagnostics;
using System.Globalization;
using Codemation.Runtime.Catalog;

namespace Codemation.Benchmarks.Dispatch;

/// <summary>How long after a process was killed with -9 its run is executed by another.</summary>
internal static class Failover
{
    /// <summary>Prints a line for each round: <c>failover ADDRESS ROUNDS</c>.</summary>
    public static async Task RunAsync(string address, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            await using var victim = await Worker.StartAsync(address, 16);
            await SubmitAsync(address);
            await victim.ReadLineAsync();
            var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Held.Arrived = () => taken.TrySetResult();
            var heir = Worker.Host(address, 16);
            await heir.StartAsync(default);
            var died = Stopwatch.GetTimestamp();
            victim.Kill();
            await taken.Task;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"taken over after {Stopwatch.GetElapsedTime(died).TotalSeconds:0.0} s"));
            await EndAsync(heir);
        }
    }

    private static async Task SubmitAsync(string address)
    {
        await using var host = Worker.Host(address, 1);
        var runs = await host.OpenAsync(default);
        await runs.CreateAsync(host.Catalog.Get(typeof(Held)), WorkflowEntry<Held, int, int>.BatchOf([1]), new RunOptions(), owner: null, default);
    }

    // Its run would go on in the next round.
    private static async Task EndAsync(WorkflowHost heir)
    {
        var runs = await heir.OpenAsync(default);
        foreach (var row in await runs.Store.ListAsync(new() { Status = RunStatus.Running }, default))
        {
            await runs.Store.CommitAsync(Storage.StoreThroughput.End(row.Id, row.Epoch), default);
        }

        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await heir.StopAsync(now.Token);
        await heir.DisposeAsync();
    }
}
