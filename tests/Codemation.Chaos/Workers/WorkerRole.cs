using System.Globalization;
using System.Runtime.InteropServices;
using Codemation.Chaos.Ledgers;
using Codemation.Chaos.Workflows;
using Codemation.Runtime.Scheduling.Cluster;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Codemation.Chaos.Workers;

/// <summary>A process that executes runs until it is told to stop, or killed. It takes its orders from standard input, a line each.</summary>
internal static class WorkerRole
{
    public const string Name = "worker";

    private static readonly Lock Answering = new();

    public static async Task<int> RunAsync(string database, string ledgerSocket, string binary)
    {
        using var ledger = RemoteLedger.Connect(ledgerSocket);
        using var stopping = new CancellationTokenSource();
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stopping.Cancel();
        });
        await using (var host = WorkflowHost.Create(app =>
        {
            app.AddModule(new ChosenModule([]));
            app.Database = database;
            app.Binary = binary;
            app.Cluster = new ClusterOptions(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
            app.Services.AddSingleton<ILedger>(ledger);
            app.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Information).AddProvider(new ErrorStreamLogs()));
        }))
        {
            await host.StartAsync(default);
            Answer("ready");

            // Reading can't be cut short while nothing comes.
            await Task.WhenAny(Task.Run(() => ObeyAsync(host, stopping.Token)), Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stopping.Token));
            await host.StopAsync(default);
        }

        Answer("stopped");
        return 0;
    }

    private static async Task ObeyAsync(WorkflowHost host, CancellationToken stopping)
    {
        using var input = new StreamReader(Console.OpenStandardInput());
        while (await input.ReadLineAsync(CancellationToken.None) is { } line && !stopping.IsCancellationRequested)
        {
            var words = line.Split(' ');
            _ = Task.Run(() => ObeyAsync(host, words), CancellationToken.None);
        }
    }

    private static async Task ObeyAsync(WorkflowHost host, string[] words)
    {
        var number = words[1];
        try
        {
            var answer = words[0] switch
            {
                "start" => await StartAsync(host, int.Parse(number, CultureInfo.InvariantCulture), words[2], int.Parse(words[3], CultureInfo.InvariantCulture)),
                "poison" => await PoisonAsync(host, int.Parse(number, CultureInfo.InvariantCulture), words[2]),
                "sweep" => await SweepAsync(host),
                var unknown => throw new InvalidOperationException($"Unknown order \"{unknown}\"."),
            };
            Answer($"ok {number} {answer}");
        }
        catch (Exception error)
        {
            Answer($"fail {number} {error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static async Task<string> StartAsync(WorkflowHost host, int op, string workflow, int count)
        => (await ChaosWorkflow.Starts[workflow](host, ChaosWorkflow.JobsOf(op, count))).RunId;

    private static async Task<string> PoisonAsync(WorkflowHost host, int op, string kind)
        => (await host.StartRunAsync<Poison, Job, Done>([new Job(op, 0, kind)])).RunId;

    private static async Task<string> SweepAsync(WorkflowHost host)
        => $"{await (await host.OpenAsync(default)).BinarySweep.RemoveUnheldAsync(100, default)}";

    private static void Answer(string line)
    {
        lock (Answering)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}
