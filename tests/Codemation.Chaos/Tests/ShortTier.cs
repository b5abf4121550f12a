using Codemation.Chaos.Scenarios;
using Codemation.Runtime.Faults;

namespace Codemation.Chaos.Tests;

/// <summary>As much of each scenario as every change can wait for. The long tier is the program of this project.</summary>
internal static class ShortTier
{
    public static async Task<Report> RunAsync(string name, int much)
    {
        var scenario = Scenario.All.Single(scenario => scenario.Name == name);
        var seed = Random.Shared.Next(1, 1_000_000);
        var report = await scenario.RunAsync(seed, much);
        Assert.True(
            report.Violations.Count == 0,
            $"{report}\n{string.Join('\n', report.Violations)}\nKept in {report.Folder}. Again: {scenario.Again(seed, much)}");
        return report;
    }

    public static void AssertMet(IEnumerable<FaultPoint> points, Report report)
        => Assert.Empty(points.Select(point => $"{point}").Except(report.Points));
}
