using Codemation.Chaos.Checks;

namespace Codemation.Chaos.Scenarios;

/// <summary>A scenario that can be asked for by name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Rows">The rows of the fault matrix that it is about.</param>
/// <param name="Run">Runs it: the second argument says how much of it.</param>
/// <param name="Long">How much of it the long tier runs.</param>
internal sealed record Scenario(string Name, string Rows, Func<Arena, int, Task<Report>> Run, int Long)
{
    private static readonly References Undisturbed = new();

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("points", "F1", static (arena, hits) => KillAtEachPoint.RunAsync(arena, PointGroups.Running, hits), 10),
        new("random", "F1 F3", KillAtRandom.RunAsync, 1000),
        new("stops", "F20", StopUnderLoad.RunAsync, 50),
        new("migration", "F19", static (arena, _) => KillMigration.RunAsync(arena), 1),
    ];

    /// <summary>Runs a scenario. What it wrote is kept when a promise was broken.</summary>
    /// <param name="seed">Decides what is left to chance.</param>
    /// <param name="much">How much of it.</param>
    public async Task<Report> RunAsync(int seed, int much)
    {
        Report report;
        await using (var arena = new Arena(Name, seed, Undisturbed))
        {
            report = await Run(arena, much);
        }

        if (report.Violations.Count == 0)
        {
            Directory.Delete(report.Folder, recursive: true);
        }

        return report;
    }

    /// <summary>The command line that repeats it.</summary>
    public string Again(int seed, int much) => $"dotnet run --project tests/Codemation.Chaos -- {Name} --seed {seed} --much {much}";
}
