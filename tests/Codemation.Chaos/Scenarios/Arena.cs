using Codemation.Chaos.Checks;
using Codemation.Chaos.Histories;
using Codemation.Chaos.Ledgers;
using Codemation.Chaos.Stores;
using Codemation.Chaos.Workers;
using Codemation.Testing;

namespace Codemation.Chaos.Scenarios;

/// <summary>The place of one scenario: a folder with the database, the ledger, the history of clients and the logs of workers.</summary>
internal sealed class Arena : IAsyncDisposable
{
    private const string IsOpen = "status IN ('pending', 'running', 'suspended')";

    private readonly IStoreUnderTest store;
    private readonly LedgerFile ledger;
    private readonly History history;
    private readonly References references;

    private Arena(string folder, IStoreUnderTest store, int seed, References references)
    {
        this.store = store;
        this.references = references;
        Seed = seed;
        Random = new Random(seed);
        Folder = folder;
        ledger = new LedgerFile(Path.Combine(Folder, "ledger.jsonl"));
        history = new History(Path.Combine(Folder, "history.jsonl"));
        Client = new Client(history, new Random(seed), TimeProvider.System);
    }

    /// <summary>An arena on a SQLite file.</summary>
    public static Arena OnSqlite(string name, int seed, References references)
    {
        var folder = FolderOf(name);
        return new Arena(folder, new SqliteUnderTest(folder), seed, references);
    }

    /// <summary>An arena on a database of its own on a PostgreSQL server.</summary>
    /// <param name="name">What the folder's name begins with.</param>
    /// <param name="seed">Decides what is left to chance.</param>
    /// <param name="references">What undisturbed runs give.</param>
    /// <param name="server">The server.</param>
    /// <param name="port">Where workers connect; the server's own port when null.</param>
    public static async Task<Arena> OnPostgresAsync(string name, int seed, References references, PostgresServer server, int? port = null)
        => new(FolderOf(name), new PostgresUnderTest(server, await server.CreateDatabaseAsync(), port ?? server.Port), seed, references);

    public int Seed { get; }

    /// <summary>Decides everything that is left to chance, but not the order in which processes and threads get on.</summary>
    public Random Random { get; }

    public string Folder { get; }

    public Client Client { get; }

    public IStoreUnderTest Store => store;

    public History History => history;

    /// <summary>Where processes write effects down.</summary>
    public string LedgerSocket => ledger.SocketPath;

    /// <summary>Where they are kept.</summary>
    public string LedgerPath => ledger.Path;

    /// <summary>Where content of attachments is kept.</summary>
    public string Binary => $"file://{Path.Combine(Folder, "binary")}";

    /// <summary>The server of this arena alone; null where it shares one.</summary>
    public PostgresServer? Server { get; set; }

    /// <summary>What stands between workers and the server; null for nothing.</summary>
    public FaultProxy? Proxy { get; set; }

    public WorkerProcess StartWorker(string? faults = null)
        => WorkerProcess.Start([WorkerRole.Name, store.Address, LedgerSocket, Binary], faults, Path.Combine(Folder, "workers.log"));

    /// <summary>Waits until no run is open.</summary>
    /// <param name="patience">How long it may take until there are fewer open ones than ever before.</param>
    /// <param name="worker">Who executes them.</param>
    /// <returns>False when some still are and the worker lives.</returns>
    public async Task<bool> IsSettledAsync(TimeSpan patience, WorkerProcess worker)
    {
        await SettledAsync(patience, () => worker.IsGone);
        return worker.IsGone || await CountAsync(IsOpen) == 0;
    }

    /// <summary>The runs that are open, for people to read.</summary>
    public async Task<string> OpenRunsAsync()
        => string.Join(", ", (await Snapshot.ReadAsync(store)).Runs.Where(run => run.IsOpen).Take(5)
            .Select(run => $"{run.Id} ({run.Workflow}, {run.Status}, {run.WaitReason ?? run.Owner})"));

    /// <summary>Completes when a run has ended.</summary>
    public async Task EndAsync(string runId)
    {
        while (await CountAsync($"id = '{runId}' AND finished_at IS NOT NULL") == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    /// <summary>Has a worker that nothing happens to finish everything, and checks what came of it all.</summary>
    /// <param name="patience">How long that may take.</param>
    public async Task<Report> SettleAsync(TimeSpan patience)
    {
        var began = TimeProvider.System.GetTimestamp();
        await using (var worker = StartWorker())
        {
            await worker.Ready;
            await IsSettledAsync(patience, worker);
            await worker.StopAsync();
        }

        return await JudgeAsync(TimeProvider.System.GetElapsedTime(began));
    }

    /// <summary>Waits until no run is open, whoever executes them.</summary>
    /// <param name="patience">How long it may take until there are fewer open ones than ever before.</param>
    /// <returns>How long that took.</returns>
    public Task<TimeSpan> IsSettledAsync(TimeSpan patience) => SettledAsync(patience, static () => false);

    /// <summary>Checks what came of it all, when no process is left.</summary>
    /// <param name="settling">How long it took until no run was open.</param>
    public async Task<Report> JudgeAsync(TimeSpan settling)
    {
        await ledger.DisposeAsync();
        var evidence = new Evidence(history.Operations, await Snapshot.ReadAsync(store), LedgerFile.Read(ledger.Path));
        return new Report
        {
            Seed = Seed,
            Folder = Folder,
            Violations = await Checker.CheckAsync(evidence, references),
            Operations = evidence.Operations.Count,
            Unknown = evidence.Operations.Count(operation => operation.Outcome == Outcome.Unknown),
            Runs = evidence.Runs.Count,
            Effects = evidence.Effects.Count,
            Repeated = await Checker.RepeatedAsync(evidence, references),
            GivenUp = evidence.Store.Runs.Count(Results.IsGivenUp),
            Settling = settling,
        };
    }

    public async ValueTask DisposeAsync()
    {
        history.Dispose();
        await ledger.DisposeAsync();
        await store.DisposeAsync();
        if (Proxy is not null)
        {
            await Proxy.DisposeAsync();
        }

        if (Server is not null)
        {
            await Server.DisposeAsync();
        }
    }

    private static string FolderOf(string name) => Directory.CreateTempSubdirectory($"codemation-chaos-{name}-").FullName;

    private async Task<TimeSpan> SettledAsync(TimeSpan patience, Func<bool> isPointless)
    {
        var began = TimeProvider.System.GetTimestamp();
        var (fewest, since) = (long.MaxValue, began);
        while (await CountAsync(IsOpen) is > 0 and var open && !isPointless())
        {
            if (open < fewest)
            {
                (fewest, since) = (open, TimeProvider.System.GetTimestamp());
            }
            else if (TimeProvider.System.GetElapsedTime(since) > patience)
            {
                break;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        return TimeProvider.System.GetElapsedTime(began);
    }

    private async Task<long> CountAsync(string condition)
    {
        await using var connection = await store.ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM runs WHERE {condition}";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
