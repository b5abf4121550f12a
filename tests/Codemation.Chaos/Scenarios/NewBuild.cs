using System.Globalization;
using System.Net.Http.Json;
using Codemation.Chaos.Checks;
using Codemation.Chaos.Histories;
using Codemation.Chaos.Stores;
using Codemation.Chaos.Workers;
using Codemation.Chaos.Workflows.Changed;

namespace Codemation.Chaos.Scenarios;

/// <summary>
/// F18: runs wait, or are interrupted in the middle of a step, when their worker is killed, and go on in one that has another version of their
/// workflows. Where the change does not matter they end; elsewhere they stay and say why, and end when the first version is back.
/// </summary>
internal static class NewBuild
{
    private const int Items = 3;
    private const string HeldStep = "hold";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Changes each workflow in its way.</summary>
    /// <param name="arena">Where.</param>
    /// <param name="runs">How many runs of each there are; from two on the first version comes back.</param>
    public static async Task<Report> RunAsync(Arena arena, int runs)
    {
        await using var product = new Product(arena);
        product.Environment[ProductRole.CheckIn] = "1";
        product.Environment[Build.Variable] = "1";
        await using var web = product.StartWeb();
        product.Environment[Build.HoldVariable] = "yes";

        // Runs that are held keep their places.
        var places = (runs * ChangedWorkflow.All.Count).ToString(CultureInfo.InvariantCulture);
        await using var first = product.Start("serve", "worker", "--concurrency", places);
        await product.ReadyAsync();
        await StartAsync(arena, product, runs);
        first.Kill();
        await first.EndAsync();
        var violations = await SignalAsync(arena, product.Webs[0]);
        await Product.StopAsync(web);

        // The second version is killed, too, while it finds out what it can do.
        product.Environment.Remove(Build.HoldVariable);
        product.Environment[Build.Variable] = "2";
        var second = product.Start("serve", "worker");
        await Task.Delay(TimeSpan.FromMilliseconds(arena.Random.Next(500, 2000)), TimeProvider.System);
        second.Kill();
        await second.DisposeAsync();
        second = product.Start("serve", "worker");
        await HaveAllAsync(arena, static (_, run) => Changes.HasCome(run));
        await Product.StopAsync(second);
        await second.DisposeAsync();
        violations = [.. violations, .. Changes.AsExpected(await Snapshot.ReadAsync(arena.Store))];

        if (runs > 1)
        {
            product.Environment[Build.Variable] = "1";
            await using var back = product.Start("serve", "worker");
            await HaveAllAsync(arena, static (_, run) => !run.IsOpen);
            await Product.StopAsync(back);
            violations = [.. violations, .. (await Snapshot.ReadAsync(arena.Store)).Runs.Where(static run => run.IsOpen).Select(static run =>
                new Violation("P10", $"run {run.Id} ({run.Workflow}) is still {run.Status} \"{run.WaitReason}\" though its version is back"))];
        }

        var report = await arena.JudgeAsync(TimeSpan.Zero);
        return report with { Faults = 2, Violations = [.. violations, .. report.Violations] };
    }

    private static async Task StartAsync(Arena arena, Product product, int runs)
    {
        var clients = new HttpClients(product.Webs, arena.History, arena.Random, TimeProvider.System);
        var asked = Enumerable.Range(0, runs).SelectMany(_ => ChangedWorkflow.All).ToArray();
        arena.Random.Shuffle(asked);
        await Parallel.ForEachAsync(asked, async (changed, _) => await clients.StartAsync(changed.Id, Items));

        // They rest where they wait, or in the step that holds them.
        await HaveAllAsync(arena, static (store, run) => run.Status == "suspended" || store.Steps[run.Id].Any(static step => step.Step == HeldStep));
    }

    private static async Task<IReadOnlyList<Violation>> SignalAsync(Arena arena, HttpClient web)
    {
        var violations = new List<Violation>();
        var waiting = (await Snapshot.ReadAsync(arena.Store)).Runs.Where(static run => run.Status == "suspended").Select(static run => run.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var operation in arena.History.Operations.Where(operation => waiting.Contains(operation.Text)))
        {
            for (var number = 0; number < Items; number++)
            {
                using var answer = await web.PostAsJsonAsync(
                    $"api/v1/runs/{operation.Text}/signal/pause", new { correlation = Go.KeyOf(operation.Op, number), payload = new Go("go") });
                if (!answer.IsSuccessStatusCode)
                {
                    violations.Add(new Violation("P1", $"a signal to run {operation.Text} was refused: {await answer.Content.ReadAsStringAsync()}"));
                }
            }
        }

        return violations;
    }

    private static async Task HaveAllAsync(Arena arena, Func<Snapshot, SeenRun, bool> condition)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < Patience)
        {
            var store = await Snapshot.ReadAsync(arena.Store);
            if (store.Runs.All(run => condition(store, run)))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }
}
