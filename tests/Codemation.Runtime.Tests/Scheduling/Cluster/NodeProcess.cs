using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Tests.Scheduling.Cluster;

/// <summary>A process that executes gated runs, and that can be killed and paused.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    /// <summary>
    /// Executes runs; prints the number of each that arrives at the gate, opens the gate when it reads a line, and says when a write was fenced.
    /// </summary>
    public const string Execute = "execute-runs";

    private readonly Process process;

    private NodeProcess(Process process) => this.process = process;

    public static NodeProcess Start(string address)
    {
        string[] command = ["exec", typeof(NodeProcess).Assembly.Location, Execute, address];
        return new NodeProcess(Process.Start(new ProcessStartInfo("dotnet", command)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!);
    }

    /// <summary>What the process does.</summary>
    public static async Task RunAsync(string address)
    {
        var gate = new Gate();
        using var logs = new CapturedLogs();
        await using var host = WorkflowHost.Create(app =>
        {
            app.AddWorkflows();
            app.Database = address;
            app.Cluster = ClusterTests.Options;
            app.Services.AddSingleton(gate);
            app.Services.AddLogging(logging => logging.AddProvider(logs));
        });
        await host.StartAsync(default);
        Console.WriteLine("ready");
        _ = Task.Run(async () =>
        {
            await Console.In.ReadLineAsync();
            gate.Open();
            while (!logs.Problems.Any(line => line.Contains("was taken over", StringComparison.Ordinal)))
            {
                await Task.Yield();
            }

            Console.WriteLine("fenced");
        });
        while (true)
        {
            Console.WriteLine((await gate.ArrivalAsync()).ToString(CultureInfo.InvariantCulture));
        }
    }

    public async Task<string?> ReadLineAsync() => await process.StandardOutput.ReadLineAsync();

    public void OpenGate() => process.StandardInput.WriteLine("open");

    public void Kill() => process.Kill();

    public Task PauseAsync() => SignalAsync("-STOP");

    public Task ContinueAsync() => SignalAsync("-CONT");

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
