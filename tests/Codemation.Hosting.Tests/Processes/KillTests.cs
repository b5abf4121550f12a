namespace Codemation.Hosting.Tests.Processes;

/// <summary>Three steps with effects on five items: fifteen effects, and a kill somewhere among them.</summary>
public sealed class KillTests : IDisposable
{
    private const int Effects = 15;
    private static readonly string[] Steps = ["reserve", "pack", "send"];

    private readonly TestApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_killed_run_is_listed_as_running_and_can_be_finished()
    {
        var run = await KillAsync(afterEffects: 7, "run", "effects", "--json");

        var listed = Assert.Single((await app.RunAsync("runs", "list", "--json")).Json.EnumerateArray());
        Assert.Equal((run, "running"), (listed.GetProperty("id").GetString(), listed.GetProperty("status").GetString()));

        var resumed = await app.RunAsync("runs", "resume", run, "--json");
        Assert.Equal((0, ""), (resumed.ExitCode, resumed.Error));
        Assert.Equal((run, "completed"), (resumed.Json.GetProperty("runId").GetString(), resumed.Json.GetProperty("status").GetString()));
        Assert.Equal("completed", (await app.RunAsync("runs", "list", "--json")).Json[0].GetProperty("status").GetString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(12)]
    [InlineData(14)]
    public async Task After_a_kill_nothing_that_had_completed_runs_again(int afterEffects)
    {
        var run = await KillAsync(afterEffects, "run", "effects", "--json");
        var completed = await CompletedAsync(run);
        var before = app.Ledger.Read();

        var resumed = await app.RunAsync("runs", "resume", run, "--json");

        Assert.Equal(0, resumed.ExitCode);
        Assert.DoesNotContain(app.Ledger.Read().Skip(before.Length), effect => completed.Contains(effect.Step, StringComparer.Ordinal));
        Assert.Equal(Steps.Take(afterEffects / 5), completed.Intersect(Steps));
        AssertEffects(Effects);
        Assert.Equal(await UninterruptedAsync(), resumed.Json.GetProperty("outputs").GetRawText());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_run_that_is_killed_five_times_gives_what_it_would_have_given(int seed)
    {
        var random = new Random(seed);
        var run = await KillAsync(random.Next(3), "run", "effects", "--json");
        for (var kill = 1; kill < 5; kill++)
        {
            Assert.Equal(run, await KillAsync(random.Next(3), "runs", "resume", run, "--json"));
        }

        var resumed = await app.RunAsync("runs", "resume", run, "--json");

        Assert.Equal(0, resumed.ExitCode);
        AssertEffects(Effects);
        Assert.Equal(await UninterruptedAsync(), resumed.Json.GetProperty("outputs").GetRawText());
    }

    [Fact]
    public async Task A_run_that_is_killed_at_full_speed_does_nothing_twice_that_had_completed()
    {
        var random = new Random(4);
        var input = app.WriteFile("parcels.json", $"[{string.Join(',', Enumerable.Range(0, 200).Select(number => $$"""{"number":{{number}},"quantity":1}"""))}]");
        string[] command = ["run", "effects", "--input", input, "--json"];
        for (var kill = 0; kill < 3; kill++)
        {
            var before = app.Ledger.Read().Length;
            await using var process = app.Start(command);
            await app.Ledger.WaitAsync(before + random.Next(20, 150), process);
            Assert.Equal("", (await process.KillAsync()).Output);
            var run = (await app.RunAsync("runs", "list", "--json")).Json[0].GetProperty("id").GetString()!;
            command = ["runs", "resume", run, "--json"];
        }

        var completed = await CompletedAsync(command[2]);
        var killed = app.Ledger.Read().Length;
        var resumed = await app.RunAsync(command);

        Assert.Equal(0, resumed.ExitCode);
        Assert.DoesNotContain(app.Ledger.Read().Skip(killed), effect => completed.Contains(effect.Step, StringComparer.Ordinal));
        AssertEffects(3 * 200);
        Assert.Equal(await UninterruptedAsync("--input", input), resumed.Json.GetProperty("outputs").GetRawText());
    }

    [Fact]
    public async Task An_interrupted_run_ends_with_130_and_can_be_finished()
    {
        app.LetThrough(7);
        await using var process = app.Start("run", "effects", "--json");
        await app.Ledger.WaitAsync(7, process);

        var interrupted = await process.InterruptAsync();

        Assert.Equal((130, ""), (interrupted.ExitCode, interrupted.Output));
        var run = (await app.RunAsync("runs", "list", "--json")).Json[0].GetProperty("id").GetString()!;
        Assert.Equal($"Run {run} was interrupted. Finish it with: runs resume {run}\n", interrupted.Error);

        app.OpenGate();
        var resumed = await app.RunAsync("runs", "resume", run, "--json");
        Assert.Equal(0, resumed.ExitCode);
        // What finished before the interruption was recorded, so no effect happened twice.
        Assert.Equal(Effects, app.Ledger.Read().Length);
        Assert.Equal(await UninterruptedAsync(), resumed.Json.GetProperty("outputs").GetRawText());
    }

    [Fact]
    public async Task While_a_process_executes_runs_a_second_one_is_told_which()
    {
        app.LetThrough(1);
        await using var process = app.Start("run", "effects", "--json");
        await app.Ledger.WaitAsync(1, process);

        var second = await app.RunAsync("run", "effects", "--json");

        Assert.Equal((3, ""), (second.ExitCode, second.Output));
        Assert.Contains($"(pid {process.Id})", second.Error, StringComparison.Ordinal);
    }

    private async Task<string> KillAsync(int afterEffects, params string[] command)
    {
        var before = app.Ledger.Read().Length;
        app.LetThrough(afterEffects);
        await using (var process = app.Start(command))
        {
            await app.Ledger.WaitAsync(before + afterEffects, process);
            while (!await IsStartedAsync(process))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }

            Assert.Equal("", (await process.KillAsync()).Output);
        }

        app.OpenGate();
        return (await app.RunAsync("runs", "list", "--json")).Json[0].GetProperty("id").GetString()!;
    }

    private async Task<bool> IsStartedAsync(AppProcess process)
    {
        Assert.False(process.HasEnded, "The process ended before it could be killed.");
        var listed = await app.RunAsync("runs", "list", "--status", "running", "--json");
        return listed.ExitCode == 0 && listed.Json.GetArrayLength() == 1;
    }

    private async Task<string[]> CompletedAsync(string run)
        => [.. (await app.RunAsync("runs", "show", run, "--json")).Json.GetProperty("steps").EnumerateArray()
            .Where(step => step.GetProperty("status").GetString() == "completed")
            .Select(step => step.GetProperty("step").GetString()!)];

    /// <summary>Every effect happened; one that happened again did so under the same key, as a later attempt.</summary>
    private void AssertEffects(int count)
    {
        var effects = app.Ledger.Read().GroupBy(effect => (effect.Step, effect.Item)).ToArray();
        Assert.Equal(count, effects.Length);
        var keys = effects.Select(again => Assert.Single(again.Select(effect => effect.Key).Distinct(StringComparer.Ordinal)));
        Assert.Equal(count, keys.Distinct(StringComparer.Ordinal).Count());
        Assert.All(effects, again => Assert.Equal(again.Count(), again.Select(effect => effect.Attempt).Distinct().Count()));
    }

    private async Task<string> UninterruptedAsync(params string[] input)
    {
        var result = await app.RunAsync(["run", "effects", "--memory", "--json", .. input]);
        Assert.Equal(0, result.ExitCode);
        return result.Json.GetProperty("outputs").GetRawText();
    }
}
