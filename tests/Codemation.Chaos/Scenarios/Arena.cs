using Codemation.Chaos.Checks;
using Codemation.Chaos.Histories;
using Codemation.Chaos.Ledgers;
using Codemation.Chaos.Stores;
using Codemation.Chaos.Workers;
using Codemation.Runtime.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Codemation.Chaos.Scenarios;

/// <summary>The place of one scenario: a folder with the database, the ledger, the history of clients and the logs of workers.</summary>
internal sealed class Arena : IAsyncDisposable
{
    private readonly LedgerFile ledger;
    private readonly History history;
    private readonly References references;

    public Arena(string name, int seed, References references)
    {
        this.references = references;
        Seed = seed;
        Random = new Random(seed);
        Folder = Directory.CreateTempSubdirectory($"codemation-chaos-{name}-").FullName;
        ledger = new LedgerFile(Path.Combine(Folder, "ledger.jsonl"));
        history = new History(Path.Combine(Folder, "history.jsonl"));
        Client = new Client(history, new Random(seed), TimeProvider.System);
    }

    public int Seed { get; }

    /// <summary>Decides everything that is left to chance, but not the order in which processes and threads get on.</summary>
    public Random Random { get; }

    public string Folder { get; }

    public Client Client { get; }

    public string DatabasePath => Path.Combine(Folder, "runs.db");

    public WorkerProcess StartWorker(string? faults = null)
        => WorkerProcess.Start([WorkerRole.Name, $"sqlite:///{DatabasePath}", ledger.SocketPath, Path.Combine(Folder, "binary")], faults, Path.Combine(Folder, "workers.log"));

    /// <summary>Has a worker that nothing happens to finish everything, and checks what came of it all.</summary>
    /// <param name="patience">How long that may take.</param>
    public async Task<Report> SettleAsync(TimeSpan patience)
    {
        var began = TimeProvider.System.GetTimestamp();
        await using (var worker = StartWorker())
        {
            await worker.Ready;
            while (await OpenRunsAsync() > 0 && TimeProvider.System.GetElapsedTime(began) < patience && !worker.IsGone)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }

            await worker.StopAsync();
        }

        await ledger.DisposeAsync();
        await using var connection = await ConnectAsync();
        var store = await Snapshot.ReadAsync(connection);
        var evidence = new Evidence(history.Operations, store, LedgerFile.Read(ledger.Path));
        return new Report
        {
            Seed = Seed,
            Folder = Folder,
            Violations = await Checker.CheckAsync(evidence, references),
            Operations = evidence.Operations.Count,
            Unknown = evidence.Operations.Count(operation => operation.Outcome == Outcome.Unknown),
            Runs = store.Runs.Count,
            Effects = evidence.Effects.Count,
            Repeated = await Checker.RepeatedAsync(evidence, references),
            Settling = TimeProvider.System.GetElapsedTime(began),
        };
    }

    public async ValueTask DisposeAsync()
    {
        history.Dispose();
        await ledger.DisposeAsync();
    }

    private async Task<long> OpenRunsAsync()
    {
        await using var connection = await ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM runs WHERE status IN ('pending', 'running', 'suspended')";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<SqliteConnection> ConnectAsync()
    {
        SqliteLibrary.EnsureLoaded();
        var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }
}
