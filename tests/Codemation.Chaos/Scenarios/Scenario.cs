using Codemation.Chaos.Checks;
using Codemation.Runtime.Faults;
using Codemation.Testing;

namespace Codemation.Chaos.Scenarios;

/// <summary>A scenario that can be asked for by name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Rows">The rows of the fault matrix that it is about.</param>
/// <param name="Long">How much of it the long tier runs.</param>
/// <param name="OpenAsync">Makes the place for it, from its name and a seed.</param>
/// <param name="ActAsync">Runs it: the second argument says how much of it.</param>
internal sealed record Scenario(string Name, string Rows, int Long, Func<string, int, Task<Arena>> OpenAsync, Func<Arena, int, Task<Report>> ActAsync)
{
    private static readonly References Undisturbed = new();

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("points", "F1", 10, OnSqlite, static (arena, hits) => KillAtEachPoint.RunAsync(arena, PointGroups.OnSqlite, hits)),
        new("random", "F1 F3", 1000, OnSqlite, KillAtRandom.RunAsync),
        new("stops", "F20", 50, OnSqlite, StopUnderLoad.RunAsync),
        new("throws", "F7", 1, OnSqlite, static (arena, stride) => FailEachPassing.RunAsync(arena, FaultAction.Throw, stride)),
        new("poison", "F15", 5, OnSqlite, Poisoned.RunAsync),
        new("migration", "F19", 1, OnSqlite, static (arena, _) => KillMigration.RunAsync(arena, PointGroups.SqliteMigrations)),
        new("web", "F2", 1000, OnSqlite, static (arena, operations) => KillWeb.RunAsync(arena, PointGroups.StartsOnSqlite, hasWorkers: false, operations)),
        new("pg-points", "F1", 5, OnPostgres, static (arena, hits) => KillAtEachPoint.RunAsync(arena, PointGroups.OnPostgres, hits)),
        new("pg-random", "F1 F3", 500, OnPostgres, KillAtRandom.RunAsync),
        new("pg-throws", "F7", 1, OnPostgres, static (arena, stride) => FailEachPassing.RunAsync(arena, FaultAction.Throw, stride)),
        new("pg-disconnects", "F6 F7", 1, OnPostgres, static (arena, stride) => FailEachPassing.RunAsync(arena, FaultAction.Disconnect, stride)),
        new("fleet", "F1 F4", 10_000, OnPostgres, Fleet.RunAsync),
        new("pg-web", "F2", 1000, OnPostgres, static (arena, operations) => KillWeb.RunAsync(arena, PointGroups.StartsOnPostgres, hasWorkers: true, operations)),
        new("duplicates", "F13", 10_000, OnPostgres, Duplicates.RunAsync),
        new("redis", "F8", 100, OnPostgres, LostRedis.RunAsync),
        new("clocks", "F12", 600, OnPostgres, Clocks.RunAsync),
        new("new-build", "F18", 20, OnPostgres, NewBuild.RunAsync),
        new("pg-cluster", "F1 F4", 100, OnPostgres, Cluster.RunAsync),
        new("pg-plug", "F5", 30, OnOwnPostgres, static (arena, times) => LostDatabase.PullThePlugAsync(arena, arena.Server!, times)),
        new("pg-cuts", "F6", 100, BehindAProxy, static (arena, times) => LostDatabase.CutAsync(arena, arena.Proxy!, times)),
        new("pg-migration", "F19", 1, OnPostgres, static (arena, _) => KillMigration.RunAsync(arena, PointGroups.PostgresMigrations)),
    ];

    /// <summary>Runs a scenario. What it wrote is kept when a promise was broken.</summary>
    /// <param name="seed">Decides what is left to chance.</param>
    /// <param name="much">How much of it.</param>
    public async Task<Report> RunAsync(int seed, int much)
    {
        Report report;
        await using (var arena = await OpenAsync(Name, seed))
        {
            report = await ActAsync(arena, much);
        }

        if (report.Violations.Count == 0)
        {
            Directory.Delete(report.Folder, recursive: true);
        }

        return report;
    }

    /// <summary>The command line that repeats it.</summary>
    public string Again(int seed, int much) => $"dotnet run --project tests/Codemation.Chaos -- {Name} --seed {seed} --much {much}";

    private static Task<Arena> OnSqlite(string name, int seed) => Task.FromResult(Arena.OnSqlite(name, seed, Undisturbed));

    private static async Task<Arena> OnOwnPostgres(string name, int seed)
    {
        var server = await PostgresServer.StartAsync();
        var arena = await Arena.OnPostgresAsync(name, seed, Undisturbed, server);
        arena.Server = server;
        return arena;
    }

    private static async Task<Arena> BehindAProxy(string name, int seed)
    {
        var server = await PostgresServer.SharedAsync();
        var proxy = new FaultProxy(server.Port);
        var arena = await Arena.OnPostgresAsync(name, seed, Undisturbed, server, proxy.Port);
        arena.Proxy = proxy;
        return arena;
    }

    private static async Task<Arena> OnPostgres(string name, int seed)
        => await Arena.OnPostgresAsync(name, seed, Undisturbed, await PostgresServer.SharedAsync());
}
