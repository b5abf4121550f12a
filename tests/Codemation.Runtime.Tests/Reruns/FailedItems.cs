using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Reruns;

/// <summary>What failed is mended, and only that runs again.</summary>
[Workflow("rerun.failed-items")]
public sealed partial class Mended(Probe probe) : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .MapAsync("first", async (n, ctx) => await probe.NotedAsync($"first {n}", n * 10))
        .MapAsync("charge", async (n, ctx) =>
        {
            await probe.NotedAsync($"charge {n} at {ctx.ItemIndex} with {ctx.IdempotencyKey}", n);
            return n % 20 == 0 && !probe.Entries.Contains("mended") ? throw new InvalidOperationException("card refused") : n + 1;
        })
        .MapAsync("last", async (n, ctx) => await probe.NotedAsync($"last {n}", $"{n} of {ctx.Output<int>("first")}"));
}

[Workflow("rerun.failed-silent")]
public sealed partial class GivingNothing : Workflow<Errand, string>
{
    protected override Flow<string> Define(Start<Errand> start) => start.Run("errand", errand => errand);
}

public sealed record Errand(string Kind) : INodeRequest<string>;

public sealed class ErrandNode : Node<Errand, string>
{
    public override ValueTask<NodeResult<string>> ExecuteAsync(Errand request, StepContext ctx) => new(request.Kind switch
    {
        "nothing" => NodeResult.None<string>(),
        "broken" => throw new InvalidOperationException("broken"),
        _ => request.Kind,
    });
}
