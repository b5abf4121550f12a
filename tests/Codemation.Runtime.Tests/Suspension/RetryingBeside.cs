using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Suspension;

/// <summary>One branch succeeds on the attempt that the item names, of two; the other at once.</summary>
[Workflow("suspension.retry-beside")]
public sealed partial class RetryingBeside(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .Fork(
            f => f.MapAsync(
                "flaky",
                async (n, ctx) =>
                {
                    await probe.NotedAsync($"flaky {ctx.Attempt}", n);
                    return ctx.Attempt >= n ? n : throw new InvalidOperationException($"attempt {ctx.Attempt} failed");
                },
                new() { Retry = Retry.Fixed(2, TimeSpan.FromSeconds(30)) }),
            f => f.MapAsync("steady", async (n, ctx) => await probe.NotedAsync("steady", n)))
        .Merge("both", (a, b) => a + b);
}
