using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Suspension;

/// <summary>Work elsewhere.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Looks">What each look finds, one after the other: "wait", "again", "broken", "nothing" or "done". Without any it can't even be started.</param>
/// <param name="FirstLook">After how many seconds the first look is.</param>
public sealed record Errand(string Name, string Looks, int FirstLook = 30) : INodeRequest<string>;

public sealed record Receipt(string Id);

public sealed class ErrandNode(Probe probe) : SuspendableNode<Errand, Receipt, string>
{
    public override ValueTask<Suspended<Receipt>> StartAsync(Errand request, StepContext ctx)
    {
        probe.Note($"start {request.Name}");
        return request.Looks.Length == 0
            ? throw new InvalidOperationException("Invalid credentials")
            : new(new Suspended<Receipt>(new Receipt($"receipt of {request.Name}"), TimeSpan.FromSeconds(request.FirstLook)));
    }

    public override ValueTask<Poll<Receipt, string>> PollAsync(Errand request, Receipt state, StepContext ctx)
    {
        probe.Note($"look at {state.Id}");
        var looks = probe.Entries.Count(earlier => earlier.StartsWith($"look at receipt of {request.Name}", StringComparison.Ordinal));
        return new(request.Looks.Split(' ')[looks - 1] switch
        {
            "wait" => Poll<Receipt, string>.Running(state, TimeSpan.FromSeconds(20)),
            "again" => Poll<Receipt, string>.Running(new Receipt($"{state.Id}, looked at"), TimeSpan.Zero),
            "broken" => throw new HttpRequestException("Network error: Connection refused"),
            "nothing" => Poll<Receipt, string>.Done(NodeResult.None<string>()),
            _ => Poll<Receipt, string>.Done(state.Id),
        });
    }
}

[Workflow("suspension.errand")]
public sealed partial class RunningErrands(Probe probe) : Workflow<Errand, string>
{
    protected override Flow<string> Define(Start<Errand> start) => start
        .Run("errand", errand => errand)
        .MapAsync("after", async (receipt, ctx) => await probe.NotedAsync($"after {receipt}", receipt));
}

[Workflow("suspension.errand-again")]
public sealed partial class RepeatingErrands : Workflow<Errand, string>
{
    protected override Flow<string> Define(Start<Errand> start) => start
        .Run("errand", errand => errand, new() { Retry = Retry.Fixed(3, TimeSpan.FromSeconds(5)) });
}

[Workflow("suspension.errand-again-at-once")]
public sealed partial class RepeatingErrandsAtOnce : Workflow<Errand, string>
{
    protected override Flow<string> Define(Start<Errand> start) => start
        .Run("errand", errand => errand, new() { Retry = Retry.Fixed(3, TimeSpan.Zero) });
}

[Workflow("suspension.errand-after-errand")]
public sealed partial class ChainingErrands : Workflow<Errand, string>
{
    protected override Flow<string> Define(Start<Errand> start) => start
        .Run("first", errand => errand)
        .Run("second", receipt => new Errand($"the {receipt}", "done"));
}
