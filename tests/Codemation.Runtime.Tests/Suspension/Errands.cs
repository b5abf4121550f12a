using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Suspension;

/// <summary>Work elsewhere.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Looks">What each look finds, one after the other: "wait", "broken", "nothing" or "done". Without any it can't even be started.</param>
public sealed record Errand(string Name, string Looks) : INodeRequest<string>;

public sealed record Receipt(string Id);

public sealed class ErrandNode(Probe probe) : SuspendableNode<Errand, Receipt, string>
{
    public override ValueTask<Suspended<Receipt>> StartAsync(Errand request, StepContext ctx)
    {
        probe.Note($"start {request.Name}");
        return request.Looks.Length == 0
            ? throw new InvalidOperationException("Invalid credentials")
            : new(new Suspended<Receipt>(new Receipt($"receipt of {request.Name}"), TimeSpan.FromSeconds(30)));
    }

    public override ValueTask<Poll<Receipt, string>> PollAsync(Errand request, Receipt state, StepContext ctx)
    {
        var entry = $"look at {state.Id}";
        probe.Note(entry);
        return new(request.Looks.Split(' ')[probe.Count(entry) - 1] switch
        {
            "wait" => Poll<Receipt, string>.Running(state, TimeSpan.FromSeconds(20)),
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

[Workflow("suspension.errand-after-errand")]
public sealed partial class ChainingErrands : Workflow<Errand, string>
{
    protected override Flow<string> Define(Start<Errand> start) => start
        .Run("first", errand => errand)
        .Run("second", receipt => new Errand($"the {receipt}", "done"));
}
