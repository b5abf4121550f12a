using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Tests.Storage;

/// <content>Runs that are asked for more than once.</content>
public abstract partial class RunStoreContract
{
    [Fact]
    public async Task A_repeated_request_gives_back_the_first_run()
    {
        await Store.CreateAsync(Keyed(1, "key", "hash"), default);

        Assert.Equal(new RunCreation(CreateOutcome.Repeated, Stored.Id(1)), await Store.CreateAsync(Keyed(2, "key", "hash"), default));

        Assert.Null(await Store.FindAsync(Stored.Id(2), default));
        Assert.Equal("key", (await Store.FindAsync(Stored.Id(1), default))!.IdempotencyKey);
    }

    [Fact]
    public async Task A_key_used_for_another_input_is_refused()
    {
        await Store.CreateAsync(Keyed(1, "key", "hash"), default);

        Assert.Equal(new RunCreation(CreateOutcome.KeyTaken, Stored.Id(1)), await Store.CreateAsync(Keyed(2, "key", "other"), default));
        Assert.Null(await Store.FindAsync(Stored.Id(2), default));
    }

    [Fact]
    public async Task Keys_of_different_workflows_have_nothing_to_do_with_each_other()
    {
        await Store.CreateAsync(Keyed(1, "key", "hash"), default);

        Assert.True((await Store.CreateAsync(Keyed(2, "key", "hash") with { WorkflowId = "other" }, default)).IsCreated);
    }

    [Fact]
    public async Task Of_many_requests_with_a_key_at_once_one_creates_the_run()
    {
        var creations = await Task.WhenAll(Enumerable.Range(1, 20).Select(
            number => Task.Run(async () => await Store.CreateAsync(Keyed(number, "key", "hash"), default))));

        var created = Assert.Single(creations, creation => creation.IsCreated);
        Assert.Equal(19, creations.Count(creation => creation == new RunCreation(CreateOutcome.Repeated, created.RunId)));
        Assert.Single(await Store.ListAsync(new RunQuery(), default));
    }

    [Fact]
    public async Task A_firing_creates_one_run()
    {
        var firing = new RunFiring("nightly", Stored.Start);

        Assert.True((await Store.CreateAsync(Stored.Run(1) with { Firing = firing }, default)).IsCreated);
        Assert.Equal(
            new RunCreation(CreateOutcome.AlreadyFired, Stored.Id(1)), await Store.CreateAsync(Stored.Run(2) with { Firing = firing }, default));
        Assert.True((await Store.CreateAsync(Stored.Run(3) with { Firing = firing with { ScheduledAt = Stored.Start.AddDays(1) } }, default)).IsCreated);
        Assert.True((await Store.CreateAsync(Stored.Run(4) with { Firing = firing with { TriggerId = "hourly" } }, default)).IsCreated);
        Assert.Null(await Store.FindAsync(Stored.Id(2), default));
    }

    [Fact]
    public async Task Of_many_schedulers_that_fire_at_once_one_creates_the_run()
    {
        var firing = new RunFiring("nightly", Stored.Start);

        var creations = await Task.WhenAll(Enumerable.Range(1, 20).Select(
            number => Task.Run(async () => await Store.CreateAsync(Stored.Run(number) with { Firing = firing }, default))));

        Assert.Single(creations, creation => creation.IsCreated);
        Assert.Equal(19, creations.Count(creation => creation.Outcome == CreateOutcome.AlreadyFired));
    }

    [Fact]
    public async Task The_first_plan_under_a_hash_is_kept()
    {
        await Store.PutPlanAsync("plan", "orders", "{\"steps\":[]}", default);
        await Store.PutPlanAsync("plan", "orders", "{}", default);

        Assert.Equal("{\"steps\":[]}", await Store.FindPlanAsync("plan", default));
        Assert.Null(await Store.FindPlanAsync("another", default));
    }

    private static NewRun Keyed(int number, string key, string inputHash) =>
        Stored.Run(number) with { Idempotency = new RunIdempotency(key, inputHash) };
}
