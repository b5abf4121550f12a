using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Codemation.Benchmarks;

/// <summary>
/// Short jobs in this process: a project that the default toolchain would generate knows nothing of the source generator, and BenchmarkDotNet 0.14
/// does not know .NET 10.
/// </summary>
public sealed class BenchmarkConfig : ManualConfig
{
    public BenchmarkConfig() => AddJob(Job.Default
        .WithToolchain(InProcessEmitToolchain.Instance)
        .WithWarmupCount(8)
        .WithIterationCount(12));
}
