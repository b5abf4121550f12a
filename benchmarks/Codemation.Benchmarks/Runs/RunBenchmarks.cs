using BenchmarkDotNet.Attributes;

namespace Codemation.Benchmarks.Runs;

/// <summary>What a run costs besides the author's code: one item, in memory.</summary>
[Config(typeof(BenchmarkConfig))]
[MemoryDiagnoser]
public class RunBenchmarks
{
    private static readonly int[] One = [1];
    private WorkflowHost host = null!;
    private WorkflowHost experienced = null!;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        host = Host();
        experienced = Host();
        for (var run = 0; run < 100_000; run++)
        {
            await experienced.RunAsync<FiveSteps>(One);
        }
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await host.DisposeAsync();
        await experienced.DisposeAsync();
    }

    [Benchmark(Description = "five lambdas by hand")]
    public int FiveLambdas()
    {
        var step = FiveSteps.Step;
        return step(step(step(step(step(One[0])))));
    }

    [Benchmark(Baseline = true, Description = "run of 5 steps")]
    public async Task<int> FiveStepRun() => (await host.RunAsync<FiveSteps>(One)).Outputs[0];

    [Benchmark(Description = "run of 5 steps, 100,000 runs before it")]
    public async Task<int> FiveStepRunLater() => (await experienced.RunAsync<FiveSteps>(One)).Outputs[0];

    [Benchmark(Description = "run of 100 steps")]
    public async Task<int> HundredStepRun() => (await host.RunAsync<HundredSteps>(One)).Outputs[0];

    private static WorkflowHost Host() => WorkflowHost.Create(app =>
    {
        app.AddWorkflows();
        app.InMemory = true;
    });
}
