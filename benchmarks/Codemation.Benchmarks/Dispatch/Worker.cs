using System.Diagnostics;
using System.Globalization;
using Codemation.Benchmarks.Runs;

namespace Codemation.Benchmarks.Dispatch;

/// <summary>A process that executes runs: this program, started once more.</summary>
internal sealed class Worker : IAsyncDisposable
{
    private readonly Process process;

    private Worker(Process process) => this.process = process;

    /// <summary>Starts one and waits until it executes runs.</summary>
    public static async Task<Worker> StartAsync(string address, int concurrency)
    {
        string[] command = ["exec", typeof(Worker).Assembly.Location, "work", address, concurrency.ToString(CultureInfo.InvariantCulture)];
        var worker = new Worker(Process.Start(new ProcessStartInfo("dotnet", command)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!);
        await worker.ReadLineAsync();
        return worker;
    }

    /// <summary>What the process does: says what arrives, and submits runs of its own for as many seconds as it reads.</summary>
    public static async Task RunAsync(string address, int concurrency)
    {
        Stamped.Arrived = static ago => Console.WriteLine(ago.Ticks.ToString(CultureInfo.InvariantCulture));
        Held.Arrived = static () => Console.WriteLine("held");
        await using var host = Host(address, concurrency);
        await host.StartAsync(default);
        Console.WriteLine("ready");
        while (await Console.In.ReadLineAsync() is { } seconds)
        {
            var runs = await SubmitAsync(host, TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)), concurrency);
            Console.WriteLine(runs.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>A host that executes runs.</summary>
    public static WorkflowHost Host(string address, int concurrency) => WorkflowHost.Create(app =>
    {
        app.AddWorkflows();
        app.Database = address;
        app.Concurrency = concurrency;
    });

    /// <summary>Submits runs of five steps and waits for their ends, as many at once as the host executes.</summary>
    /// <returns>How many there were.</returns>
    public static async Task<int> SubmitAsync(WorkflowHost host, TimeSpan duration, int inFlight)
    {
        var began = Stopwatch.GetTimestamp();
        var runs = await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(async () =>
        {
            var count = 0;
            for (; Stopwatch.GetElapsedTime(began) < duration; count++)
            {
                await (await host.StartRunAsync<FiveSteps, int, int>([count])).Completion;
            }

            return count;
        })));
        return runs.Sum();
    }

    public async Task<string> ReadLineAsync() => await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The worker ended.");

    public void WriteLine(string line) => process.StandardInput.WriteLine(line);

    public void Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
