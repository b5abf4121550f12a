namespace Codemation.Chaos.Workflows;

public sealed record Part(int Number) : INodeRequest<int>;

/// <summary>Gives nothing, one or two items.</summary>
public sealed class PartNode(ILedger ledger) : Node<Part, int>
{
    public override async ValueTask<NodeResult<int>> ExecuteAsync(Part request, StepContext ctx)
    {
        await ledger.EffectAsync($"part {request.Number}", ctx);
        return request.Number % 3 == 0 ? NodeResult.None<int>() : NodeResult.Many(Enumerable.Repeat(request.Number, request.Number % 3));
    }
}

/// <summary>Routers, branches that overlap, and merges of every kind behind them.</summary>
[Workflow("chaos.forks")]
public sealed partial class Forks(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start)
    {
        var (even, odd) = start.If("even", job => job.Number % 2 == 0);
        var parts = even.Run("parts", job => new Part(job.Number), new() { MaxConcurrency = 2 }).Map("part", number => $"part {number}");
        var checks = odd
            .Split("twice", job => new[] { job, job with { Number = job.Number + 10 } })
            .MapAsync("check", (job, ctx) => ledger.EffectAsync(job, "check", ctx))
            .Map("checked", job => $"{job.Number}{job.Text}");
        var joined = Flow.Merge("joined", parts, checks);
        var all = joined.Callback<string>("all", async (items, ctx) =>
        {
            await ledger.EffectAsync($"{items.Count} items", ctx);
            return items.Reverse().Select(item => item.Json);
        });
        var each = joined.MapAsync("each", async (text, ctx) =>
        {
            await ledger.EffectAsync(text, ctx);
            return text + "!";
        });
        var paired = Flow.Merge("paired", each, joined, (one, other) => $"{one}/{other}");
        return Flow.Merge("merged", paired, all).Map("end", text => new Done(0, text));
    }
}
