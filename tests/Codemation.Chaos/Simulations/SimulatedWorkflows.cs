namespace Codemation.Chaos.Simulations;

public sealed record Approval(string By);

/// <summary>Effects one after the other, one of which fails at first.</summary>
[Workflow("simulated.line")]
public sealed partial class SimulatedLine : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .MapAsync("one", (n, ctx) => World.EffectAsync($"{n}", ctx))
        .MapAsync(
            "two",
            async (text, ctx) => await World.EffectAsync(text, ctx) is var done && ctx.Attempt >= 2 ? done : throw new InvalidOperationException("Fails at first."),
            new() { Retry = Retry.Fixed(3, TimeSpan.FromSeconds(3)) })
        .MapAsync("three", (text, ctx) => World.EffectAsync(text, ctx))
        .Map("end", text => text);
}

/// <summary>Branches that overlap.</summary>
[Workflow("simulated.fork")]
public sealed partial class SimulatedFork : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start)
    {
        var left = start.MapAsync("left", (n, ctx) => World.EffectAsync($"{n}", ctx)).MapAsync("left-two", (text, ctx) => World.EffectAsync(text, ctx));
        var right = start.MapAsync("right", (n, ctx) => World.EffectAsync($"{n}", ctx));
        return Flow.Merge("both", left, right, (one, other) => $"{one}+{other}").Map("end", text => text);
    }
}

/// <summary>Waits for time, and for a signal that may come early, late or twice.</summary>
[Workflow("simulated.wait")]
public sealed partial class SimulatedWait : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .MapAsync("before", (n, ctx) => World.EffectAsync($"{n}", ctx))
        .Wait("pause", TimeSpan.FromSeconds(20))
        .WaitFor<Approval>("approval", text => text[..text.IndexOf(' ', StringComparison.Ordinal)])
        .MapAsync("after", (signalled, ctx) => World.EffectAsync($"{signalled.Json} {signalled.Signal.By}", ctx))
        .Map("end", text => text);
}

[Workflow("simulated.child")]
public sealed partial class SimulatedChild : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .MapAsync("inner", (n, ctx) => World.EffectAsync($"{n}", ctx))
        .Wait("doze", TimeSpan.FromSeconds(5))
        .MapAsync("inner-two", (text, ctx) => World.EffectAsync(text, ctx))
        .Map("end", text => text);
}

/// <summary>A sub-workflow that waits, and so its caller does.</summary>
[Workflow("simulated.call")]
public sealed partial class SimulatedCall(SimulatedChild child) : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Call("child", child)
        .MapAsync("outer", (text, ctx) => World.EffectAsync(text, ctx))
        .Map("end", text => text);
}
