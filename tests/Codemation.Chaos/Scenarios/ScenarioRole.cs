using System.Globalization;

namespace Codemation.Chaos.Scenarios;

/// <summary>Scenarios by the command line.</summary>
internal static class ScenarioRole
{
    private const int MostShown = 20;

    public const string Usage =
        """
        usage: dotnet run --project tests/Codemation.Chaos -c Release -- SCENARIO... [--seed N] [--much N]
               dotnet run --project tests/Codemation.Chaos -c Release -- long [--seed N]
               dotnet run --project tests/Codemation.Chaos -c Release -- simulate [--seed N] [--much N]

        "long" runs every scenario as long as it is meant to be before a release. --much says how many kills, stops or hits.
        Scenarios:
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        var names = args.TakeWhile(arg => !arg.StartsWith("--", StringComparison.Ordinal)).ToArray();
        var seed = NumberOf(args, "--seed") ?? Random.Shared.Next(1, 1_000_000);
        var scenarios = names is ["long"] ? Scenario.All : [.. Scenario.All.Where(scenario => names.Contains(scenario.Name))];
        if (names.Length == 0 || (names is not ["long"] && scenarios.Count < names.Length))
        {
            Console.Error.WriteLine(Usage);
            Console.Error.WriteLine(string.Join('\n', Scenario.All.Select(scenario => $"  {scenario.Name,-12} {scenario.Rows}")));
            return 2;
        }

        var violated = false;
        foreach (var scenario in scenarios)
        {
            var much = NumberOf(args, "--much") ?? scenario.Long;
            var report = await scenario.RunAsync(seed, much);
            violated |= report.Violations.Count > 0;
            Print(scenario, report, seed, much);
        }

        return violated ? 1 : 0;
    }

    private static void Print(Scenario scenario, Report report, int seed, int much)
    {
        Console.WriteLine($"{scenario.Name} (seed {seed}, {much}): {report}");
        if (report.Violations.Count > 0)
        {
            Console.WriteLine(string.Join('\n', report.Violations.Take(MostShown).Select(violation => $"  {violation}")));
            Console.WriteLine($"  kept in {report.Folder}; again: {scenario.Again(seed, much)}");
        }
    }

    private static int? NumberOf(string[] args, string option)
        => Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : null;
}
