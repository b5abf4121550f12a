using Codemation.Runtime.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Tests.Steps;

[Workflow("context.key")]
public sealed partial class Keys(Probe probe) : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start)
    {
        var first = start.MapAsync("first", (n, ctx) => Key(n, ctx), new() { Retry = Retry.Fixed(2, TimeSpan.Zero) });
        var second = start.MapAsync("second", (n, ctx) => Key(n, ctx), new() { Retry = Retry.Fixed(2, TimeSpan.Zero) });
        return Flow.Merge("joined", first, second);
    }

    private ValueTask<string> Key(int n, StepContext ctx)
    {
        probe.Note($"{ctx.StepId} {n}: {ctx.IdempotencyKey}");
        return ctx.Attempt == 2 ? new(ctx.IdempotencyKey) : throw new InvalidOperationException("again");
    }
}

[Workflow("context.identity")]
public sealed partial class Identities : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .MapAsync("who", (n, ctx) => new ValueTask<string>($"{ctx.WorkflowId}|{ctx.RunId}|{ctx.ActivationId}|{ctx.StepId}"));
}

[Workflow("context.outputs")]
public sealed partial class ReadingEarlierOutputs : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Map("tens", n => n * 10)
        .Split("copies", n => new[] { $"a{n}", $"b{n}" })
        .If("is-a", s => s[0] == 'a', then: f => f.Map("mark", s => $"{s}!"), @else: f => f.Map("question", s => $"{s}?"))
        .Merge("joined")
        .Filter("not-last", s => s != "b20?")
        .Map("collect", (s, ctx) => $"{ctx.Output(Steps.Tens)} {ctx.Output<string>("copies")} {ctx.Output<string>("joined")} {s}");
}

[Workflow("context.outputs-of-whole")]
public sealed partial class ReadingThroughAnAggregate : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .Map("tens", n => n * 10)
        .Aggregate("sum", items => items.Sum(item => item.Json))
        .MapAsync("first", (n, ctx) => new ValueTask<int>(ctx.Output(Steps.Tens) + n));
}

[Workflow("context.outputs-of-pair")]
public sealed partial class ReadingThroughAPair : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(f => f.Map("left", n => $"L{n}"), f => f.Filter("odd", n => n % 2 == 1).Map("right", n => $"R{n}"))
        .Merge("paired", (left, right) => left!)
        .MapAsync("read", (s, ctx) => new ValueTask<string>($"{s} {(s == "L2" ? "-" : ctx.Output<string>("right"))}"));
}

[Workflow("context.outputs-in-try")]
public sealed partial class ReadingAfterATry : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Map("name", n => $"#{n}")
        .Try("guarded",
            body: f => f.Map("check", s => s != "#2" ? s : throw new InvalidOperationException("two")),
            @catch: f => f.Map("explain", e => e.Message))
        .Merge("joined")
        .Map("read", (s, ctx) => $"{ctx.Output<string>("name")}={s}");
}

[Workflow("context.outputs-beside")]
public sealed partial class ReadingWhatIsNotUpstream : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start)
    {
        var (even, odd) = start.If("even", n => n % 2 == 0);
        var left = even.Map("left", n => n);
#pragma warning disable CDM007 // What becomes of it at run time is what is tested.
        var right = odd.Map("right", (n, ctx) => n == 1 ? ctx.Output<int>("left") : ctx.Output<int>(n == 3 ? "nowhere" : "joined"));
#pragma warning restore CDM007
        return Flow.Merge("joined", left, right);
    }
}

[Workflow("context.outputs-wrong-type")]
public sealed partial class ReadingAnotherType : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .Map("name", n => $"{n}")
        .Map("read", (s, ctx) => Read(ctx, "name"));

    private static int Read(StepContext ctx, string step) => ctx.Output<int>(step);
}

[Workflow("context.outputs-of-nothing")]
public sealed partial class ReadingWithoutItems : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .Map("pass", n => n)
        .Filter("none", n => n < 0)
        .Callback("read", (items, ctx) => new ValueTask<IEnumerable<int>>([ctx.Output<int>("pass")]));
}

[Workflow("context.services")]
public sealed partial class UsingServices : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapAsync("first", (n, ctx) => new ValueTask<int>(ctx.Services.GetRequiredService<Ticket>().Number))
        .MapAsync("second", (n, ctx) => new ValueTask<int>(n * 100 + ctx.Services.GetRequiredService<Ticket>().Number));
}

[Workflow("context.services-that-fail")]
public sealed partial class UsingServicesThatFail : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapAsync("use", (n, ctx) => new ValueTask<int>(ctx.Services.GetRequiredService<Grenade>().GetHashCode()));
}

[Workflow("context.log")]
public sealed partial class Logging : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.Map("say", (n, ctx) => Say(n, ctx));

    private static int Say(int n, StepContext ctx)
    {
        ctx.Logger.LogInformation("handling {Number}", n);
        return n;
    }
}

public sealed class Turnstile
{
    public int Last { get; set; }

    public List<int> Disposed { get; } = [];
}

public sealed class Ticket(Turnstile turnstile) : IDisposable
{
    public int Number { get; } = ++turnstile.Last;

    public void Dispose() => turnstile.Disposed.Add(Number);
}

public sealed class Grenade : IDisposable
{
    public void Dispose() => throw new InvalidOperationException("pin pulled");
}

public sealed class StepContextTests
{
    [Fact]
    public async Task The_idempotency_key_stays_over_attempts_and_differs_between_items_steps_and_runs()
    {
        var probe = new Probe();
        await using var host = Hosts.InMemory(probe);

        var keys = (await host.RunAsync<Keys>([1, 2])).EnsureCompleted().Outputs;
        var others = (await host.RunAsync<Keys>([1, 2])).EnsureCompleted().Outputs;

        Assert.Equal(8, keys.Concat(others).Distinct().Count());
        Assert.Equal(16, probe.Entries.Count);
        Assert.Equal(8, probe.Entries.Distinct().Count());
        Assert.All(keys, key => Assert.Matches("^[0-9a-f]{32}$", key));
    }

    [Fact]
    public async Task The_context_knows_workflow_run_activation_and_step()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<Identities>([1]);

        Assert.Equal([$"context.identity|{result.RunId}|{result.RunId}/who|who"], result.Outputs);
    }

    [Fact]
    public async Task An_earlier_output_is_that_of_the_item_this_one_descends_from()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(
            ["10 a10 a10! a10!", "10 b10 b10? b10?", "20 a20 a20! a20!"],
            (await host.RunAsync<ReadingEarlierOutputs>([1, 2])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task Of_several_items_that_this_one_descends_from_the_first_counts()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal([10 + 60], (await host.RunAsync<ReadingThroughAnAggregate>([1, 2, 3])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task A_pair_descends_from_both_branches()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(["L1 R1", "L2 -", "L3 R3"], (await host.RunAsync<ReadingThroughAPair>([1, 2, 3])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task Completed_and_caught_items_descend_from_what_came_before_the_try()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(["#1=#1", "#2=two", "#3=#3"], (await host.RunAsync<ReadingAfterATry>([1, 2, 3])).EnsureCompleted().Outputs);
    }

    [Theory]
    [InlineData(1, "does not descend from an output of step \"left\"")]
    [InlineData(3, "Step \"nowhere\" not found in workflow \"context.outputs-beside\"")]
    [InlineData(5, "does not descend from an output of step \"joined\"")]
    public async Task The_output_of_a_step_that_is_not_upstream_is_refused(int item, string message)
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<ReadingWhatIsNotUpstream>([2, item]);

        Assert.Equal("right", result.Error!.Step);
        Assert.Contains(message, result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_output_of_another_type_is_refused_and_both_types_are_named()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<ReadingAnotherType>([1]);

        Assert.Equal("The output of step \"name\" is System.String, not System.Int32, which step \"read\" asks for.", result.Error!.Message);
    }

    [Fact]
    public async Task A_batch_step_without_items_descends_from_nothing()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<ReadingWithoutItems>([1]);

        Assert.Contains("does not descend from an output of step \"pass\"", result.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Services_live_as_long_as_the_activation_of_a_step()
    {
        var turnstile = new Turnstile();
        await using var host = Hosts.InMemory(app => app.Services.AddScoped<Ticket>(), turnstile);

        Assert.Equal([102, 102], (await host.RunAsync<UsingServices>([0, 0])).EnsureCompleted().Outputs);
        Assert.Equal([1, 2], turnstile.Disposed);
    }

    [Fact]
    public async Task A_service_that_can_not_be_disposed_of_fails_the_step_that_used_it()
    {
        await using var host = Hosts.InMemory(app => app.Services.AddScoped<Grenade>());

        var result = await host.RunAsync<UsingServicesThatFail>([1]);

        Assert.Equal(("use", "pin pulled"), (result.Error!.Step, result.Error.Message));
    }

    [Fact]
    public async Task The_log_names_workflow_run_and_step()
    {
        var log = new LogBook();
        await using var host = Hosts.InMemory(app => app.Services.AddSingleton<ILoggerProvider>(log));

        var result = await host.RunAsync<Logging>([7]);

        var line = Assert.Single(log.Lines, line => line.Contains("handling", StringComparison.Ordinal));
        Assert.Equal($"Codemation.Workflows.context.log: handling 7 {{RunId={result.RunId}, StepId=say}}", line);
    }
}
