using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Steps;
using Codemation.Runtime.Tests.Storage;

namespace Codemation.Runtime.Tests.Runs;

[Workflow("options.urgent", Priority = 8, Queue = "fast")]
public sealed partial class Urgent : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.Map("same", n => n);
}

public sealed record Paging([property: Range(1, 100)] int MaxItems = 10);

public sealed record Checked(
    [property: MinLength(1)] string Name = "all", [property: Range(1, 9)] int Count = 1, bool Enabled = true, Paging? Settings = null);

[Workflow("options.checked")]
public sealed partial class CheckingItsConfiguration : Workflow<int, int, Checked>
{
    protected override Flow<int> Define(Start<int> start) => start.Map("same", n => n);
}

public sealed class RunOptionsTests : IDisposable
{
    private readonly TemporaryDatabase database = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task A_workflow_that_the_host_does_not_have_is_refused_and_nothing_is_created()
    {
        await using var host = WorkflowHost.Create(app => app.Database = $"sqlite:///{database.Path}");
        using var heard = new Events.HeardEvents(host);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => host.RunAsync<Urgent, int, int>([1]));

        Assert.Contains("Urgent", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await (await host.OpenAsync(default)).Store.ListAsync(new() { Limit = 10 }, default));
        Assert.Empty(heard.All);
    }

    [Fact]
    public async Task A_second_start_with_the_same_key_and_items_gives_the_first_run()
    {
        await using var host = Hosts.OnDisk(database);

        var first = await host.RunAsync<Urgent>([1, 2], new RunOptions { IdempotencyKey = "order-7" });
        var again = await host.RunAsync<Urgent>([1, 2], new RunOptions { IdempotencyKey = "order-7" });

        Assert.Equal(first.RunId, again.RunId);
        Assert.Equal([1, 2], again.Outputs);
    }

    [Fact]
    public async Task A_second_start_with_the_same_key_and_other_items_is_refused()
    {
        await using var host = Hosts.OnDisk(database);
        var first = await host.RunAsync<Urgent>([1], new RunOptions { IdempotencyKey = "order-7" });

        var refused = await Assert.ThrowsAsync<RunRefusedException>(() => host.RunAsync<Urgent>([2], new RunOptions { IdempotencyKey = "order-7" }));

        Assert.Equal(
            $"The idempotency key \"order-7\" belongs to run {first.RunId}, which was started with another input. Use another key for another request.",
            refused.Message);
    }

    [Fact]
    public async Task Priority_and_queue_are_the_workflows_own_unless_the_start_says_otherwise()
    {
        await using var host = Hosts.OnDisk(database);
        var runs = await host.OpenAsync(default);
        var entry = host.Catalog.Get(typeof(Urgent));
        var input = Catalog.WorkflowEntry<Urgent, int, int>.BatchOf([1]);

        var own = (await runs.CreateAsync(entry, input, RunOptions.Default, null, default)).Row;
        var other = (await runs.CreateAsync(entry, input, new RunOptions { Priority = 1, Queue = "slow" }, null, default)).Row;

        Assert.Equal((8, "fast", 1, "slow"), (own.Priority, own.Queue, other.Priority, other.Queue));
    }

    [Fact]
    public void A_priority_is_from_0_to_9()
        => Assert.Throws<ArgumentOutOfRangeException>(() => new RunOptions { Priority = 10 });

    [Fact]
    public async Task Configuration_is_merged_over_the_defaults_and_kept_with_the_run()
    {
        await using var host = Hosts.OnDisk(database);

        var result = (await host.RunAsync<Limiting>([9, 2], new RunOptions { Config = new JsonObject { ["most"] = 3 } })).EnsureCompleted();

        Assert.Equal(["3 pieces", "2 pieces"], result.Outputs);
        var row = await (await host.OpenAsync(default)).Store.FindAsync(result.RunId, default);
        Assert.Equal("""{"most":3,"unit":"pieces"}""", row!.Config);
    }

    [Fact]
    public async Task Configuration_that_does_not_fit_is_refused_with_its_place_and_nothing_is_created()
    {
        await using var host = Hosts.OnDisk(database);

        var refused = await Assert.ThrowsAsync<InputException>(
            () => host.RunAsync<Limiting>([1], new RunOptions { Config = new JsonObject { ["most"] = "all" } }));

        Assert.StartsWith("config.most: expected an integer", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await (await host.OpenAsync(default)).Store.ListAsync(new() { Limit = 10 }, default));
    }

    [Fact]
    public async Task Every_place_of_a_configuration_that_does_not_fit_is_named()
    {
        await using var host = Hosts.OnDisk(database);
        var config = new JsonObject { ["name"] = "", ["count"] = -1, ["enabled"] = "yes", ["settings"] = new JsonObject { ["maxItems"] = -5 } };

        var refused = await Assert.ThrowsAsync<InputException>(() => host.RunAsync<CheckingItsConfiguration>([1], new RunOptions { Config = config }));

        Assert.Equal(["config.name", "config.count", "config.enabled", "config.settings.maxItems"], refused.Errors.Select(error => error.Path));
        Assert.Empty(await (await host.OpenAsync(default)).Store.ListAsync(new() { Limit = 10 }, default));
    }

    [Fact]
    public async Task Configuration_for_a_workflow_that_takes_none_is_refused()
    {
        await using var host = Hosts.OnDisk(database);

        var refused = await Assert.ThrowsAsync<InputException>(() => host.RunAsync<Urgent>([1], new RunOptions { Config = [] }));

        Assert.Equal("config: workflow \"options.urgent\" takes no configuration", refused.Message);
    }

    [Fact]
    public async Task Runs_are_found_by_their_metadata()
    {
        await using var host = Hosts.OnDisk(database);
        var wanted = await host.RunAsync<Urgent>([1], new RunOptions { Metadata = new JsonObject { ["customer"] = "Ann" } });
        await host.RunAsync<Urgent>([1], new RunOptions { Metadata = new JsonObject { ["customer"] = "Bo" } });

        var found = await (await host.OpenAsync(default)).Store.ListAsync(new() { Limit = 10, Metadata = new("customer", "Ann") }, default);

        Assert.Equal(wanted.RunId, Assert.Single(found).Id);
    }
}
