using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Routing;

public sealed record Parcel(string Id, IReadOnlyList<int> Weights);

[Workflow("routing.try")]
public sealed partial class Catching : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Try("guarded",
            body: f => f.Map("invert", n => n != 0 ? 100 / n : throw new DivideByZeroException("no inverse")).Map("done", n => $"{n}"),
            @catch: f => f.Map("explain", e => $"{e.Item}: {e.Step} failed with {e.Type}, {e.Message}"))
        .Merge("joined");
}

[Workflow("routing.try-split")]
public sealed partial class CatchingParts : Workflow<Parcel, string>
{
    protected override Flow<string> Define(Start<Parcel> start) => start
        .Try("guarded",
            body: f => f
                .Split("parts", p => p.Weights)
                .Map("weigh", n => n >= 0 ? $"{n} kg" : throw new InvalidOperationException($"weight {n}")),
            @catch: f => f.Map("explain", e => $"{e.Item.Id}: {e.Message}"))
        .Merge("joined");
}

[Workflow("routing.try-batch")]
public sealed partial class CatchingBatches : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Try("guarded",
            body: f => f
                .Filter("positive", n => n > 0)
                .Callback("back", (items, ctx) => Fail(items)),
            @catch: f => f.Map("explain", e => $"{e.Item}: {e.Step}: {e.Message}"))
        .Merge("joined");

    private static ValueTask<IEnumerable<string>> Fail(IReadOnlyList<Item<int>> items)
        => items.Count == 1 ? new([$"{items[0].Json} alone"]) : throw new InvalidOperationException($"{items.Count} items");
}

[Workflow("routing.try-nested")]
public sealed partial class CatchingTwice : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Try("outer",
            body: f => f
                .Map("first", n => n != 1 ? n : throw new InvalidOperationException("one"))
                .Try("inner",
                    body: g => g.Map("second", n => n is not (2 or 3) ? $"{n} fine" : throw new InvalidOperationException("two or three")),
                    @catch: g => g.Map("rescue", e => e.Item == 2 ? "2 rescued" : throw new InvalidOperationException("not rescued")))
                .Merge("inner-joined")
                .Map("third", s => s != "4 fine" ? s : throw new InvalidOperationException("four")),
            @catch: f => f.Map("explain", e => $"{e.Item} at {e.Step}: {e.Message}"))
        .Merge("joined");
}

[Workflow("routing.try-catch-fails")]
public sealed partial class FailingInTheCatch : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Try("guarded",
            body: f => f.Map("never", (int n) => n < 10 ? throw new InvalidOperationException("body") : "fine"),
            @catch: f => f.Map("worse", (StepError<int> e) => e.Item < 5 ? throw new InvalidOperationException("catch") : "caught"))
        .Merge("joined");
}

[Workflow("routing.try-limit")]
public sealed partial class ExceedingALimitInATry : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .Try("guarded", body: f => f.Split("many", n => Enumerable.Range(0, n)), @catch: f => f.Map("hide", e => -1))
        .Merge("joined");
}

[Workflow("routing.try-callback-on-nothing")]
public sealed partial class FailingOnNothing : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .Try("guarded",
            body: f => f
                .Filter("none", n => n < 0)
                .Callback("back", (items, ctx) => items.Count > 0 ? new ValueTask<IEnumerable<int>>([1]) : throw new InvalidOperationException("nothing to do")),
            @catch: f => f.Map("hide", e => -1))
        .Merge("joined");
}

[Workflow("routing.try-attachments")]
public sealed partial class CatchingAttachments : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapItem("attach", (item, _) => item.With(Files.Named($"{item.Json}")))
        .Try("guarded",
            body: f => f.MapItem("replace", (item, _) => item.Json > 0 ? item.With(Files.Named("extra")) : throw new InvalidOperationException("no")),
            @catch: f => f.Map("value", e => e.Item))
        .Merge("joined");
}

[Workflow("routing.try-async")]
public sealed partial class CatchingConcurrently : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Try("guarded",
            body: f => f.MapAsync("work", (n, ctx) => WorkAsync(n), new() { MaxConcurrency = 8 }),
            @catch: f => f.Map("explain", e => $"{e.Item} failed"))
        .Merge("joined");

    private static async ValueTask<string> WorkAsync(int n)
    {
        await Task.Yield();
        return n % 3 == 0 ? throw new InvalidOperationException("three") : $"{n} done";
    }
}

public sealed class TryTests
{
    [Fact]
    public async Task An_item_that_fails_goes_to_the_catch_with_its_error_and_the_others_complete()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<Catching>([5, 0, 10]);

        Assert.Equal(["20", "0: invert failed with System.DivideByZeroException, no inverse", "10"], result.EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task An_item_of_which_one_part_fails_is_at_the_catch_only()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<CatchingParts>([new("a", [1, 2]), new("b", [3, -4, 5]), new("c", []), new("d", [-6, -7])]);

        Assert.Equal(["1 kg", "2 kg", "b: weight -4", "d: weight -6"], result.EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task A_batch_that_fails_as_a_whole_sends_every_item_it_was_made_of_to_the_catch()
    {
        await using var host = Hosts.InMemory();

        Assert.Equal(["5: back: 2 items", "6: back: 2 items"], (await host.RunAsync<CatchingBatches>([5, -1, 6])).EnsureCompleted().Outputs);
        Assert.Equal(["5 alone"], (await host.RunAsync<CatchingBatches>([5, -1])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task The_innermost_try_catches_and_what_fails_in_its_catch_goes_to_the_outer_one()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<CatchingTwice>([0, 1, 2, 3, 4]);

        Assert.Equal(["0 fine", "1 at first: one", "2 rescued", "3 at rescue: not rescued", "4 at third: four"], result.EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task An_error_in_the_catch_fails_the_run()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<FailingInTheCatch>([10, 7, 2, 11]);

        Assert.Equal(("worse", 1, 1, "catch"), (result.Error!.Step, result.Error.Item, result.Error.FailedItems, result.Error.Message));
    }

    [Fact]
    public async Task Limits_are_not_caught()
    {
        await using var host = Hosts.InMemory(app => app.Limits = new RunLimits { BatchItems = 100 });

        var result = await host.RunAsync<ExceedingALimitInATry>([10, 500]);

        Assert.Equal("many", result.Error!.Step);
        Assert.Contains("more than 100 items", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_that_belongs_to_no_item_of_the_try_fails_the_run()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<FailingOnNothing>([1, 2]);

        Assert.Equal((RunStatus.Failed, "back", "nothing to do"), (result.Status, result.Error?.Step, result.Error?.Message));
    }

    [Fact]
    public async Task Caught_items_have_the_attachments_they_entered_with()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<CatchingAttachments>([1, 0]);

        Assert.Equal(["1", "extra"], Files.NamesOf(result.Items[0]));
        Assert.Equal(["0"], Files.NamesOf(result.Items[1]));
    }

    [Fact]
    public async Task Items_that_fail_at_the_same_time_are_each_caught_once()
    {
        await using var host = Hosts.InMemory();
        int[] input = [.. Enumerable.Range(0, 500)];

        var result = await host.RunAsync<CatchingConcurrently>(input);

        Assert.Equal(input.Select(n => n % 3 == 0 ? $"{n} failed" : $"{n} done"), result.EnsureCompleted().Outputs);
    }
}
