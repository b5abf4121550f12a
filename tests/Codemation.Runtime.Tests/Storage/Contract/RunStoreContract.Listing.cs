using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Tests.Storage;

/// <content>How runs are found.</content>
public abstract partial class RunStoreContract
{
    [Fact]
    public async Task Runs_are_listed_newest_first_by_workflow_and_by_status()
    {
        for (var number = 0; number < 12; number++)
        {
            await Store.CreateAsync(Stored.Run(number, workflow: number % 2 == 0 ? "even" : "odd"), default);
            if (number % 3 == 0)
            {
                await Store.CommitAsync(Stored.End(number), default);
            }
        }

        await AssertListedAsync(new() { Limit = 3 }, [11, 10, 9]);
        await AssertListedAsync(new() { WorkflowId = "even" }, [10, 8, 6, 4, 2, 0]);
        await AssertListedAsync(new() { Status = RunStatus.Completed }, [9, 6, 3, 0]);
        await AssertListedAsync(new() { WorkflowId = "odd", Status = RunStatus.Completed }, [9, 3]);
        await AssertListedAsync(new() { Before = Stored.Id(3) }, [2, 1, 0]);
        await AssertListedAsync(new() { Before = Stored.Id(6), WorkflowId = "even", Limit = 2 }, [4, 2]);
        await AssertListedAsync(new() { Before = Stored.Id(5), Status = RunStatus.Completed }, [3, 0]);
        await AssertListedAsync(new() { Before = Stored.Id(6), Status = RunStatus.Completed, WorkflowId = "even" }, [0]);
    }

    [Fact]
    public async Task Pages_put_together_are_the_whole_list()
    {
        for (var number = 0; number < 100; number++)
        {
            await Store.CreateAsync(Stored.Run(number), default);
        }

        var seen = new List<int>();
        string? last = null;
        while ((await Store.ListAsync(new() { Before = last, Limit = 7 }, default)) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(NumberOf));
            last = page[^1].Id;
        }

        Assert.Equal(Enumerable.Range(0, 100).Reverse(), seen);
    }

    [Fact]
    public async Task Runs_are_listed_by_queue_by_metadata_and_by_range()
    {
        for (var number = 0; number < 12; number++)
        {
            await Store.CreateAsync(
                Stored.Run(number, workflow: number < 6 ? "first" : "second") with
                {
                    Queue = number % 2 == 0 ? "even" : "odd",
                    Metadata = $$"""{"third":{{number % 3}},"text":"t{{number % 4}}","flag":true,"nested":{"third":0} }""",
                },
                default);
        }

        await AssertListedAsync(new() { Queue = "even", Limit = 2 }, [10, 8]);
        await AssertListedAsync(new() { Metadata = new("third", "1") }, [10, 7, 4, 1]);
        await AssertListedAsync(new() { Metadata = new("text", "t3"), WorkflowId = "second" }, [11, 7]);
        await AssertListedAsync(new() { Metadata = new("flag", "true"), Before = Stored.Id(3), Queue = "even" }, [2, 0]);
        await AssertListedAsync(new() { Metadata = new("third", "2"), From = Stored.Id(3), Limit = 2 }, [11, 8]);
        await AssertListedAsync(new() { Metadata = new("nested", "0") }, []);
        await AssertListedAsync(new() { From = Stored.Id(9) }, [11, 10, 9]);
        await AssertListedAsync(new() { From = Stored.Id(3), Before = Stored.Id(6), WorkflowId = "first", Status = RunStatus.Running }, [5, 4, 3]);
    }

    private static int NumberOf(RunRow row) => int.Parse(row.Id.AsSpan("run-".Length), System.Globalization.CultureInfo.InvariantCulture);

    private async Task AssertListedAsync(RunQuery query, int[] expected) =>
        Assert.Equal(expected, (await Store.ListAsync(query, default)).Select(NumberOf));

    [Fact]
    public async Task Of_some_runs_those_that_have_ended_are_told()
    {
        for (var number = 1; number <= 5; number++)
        {
            await Store.CreateAsync(Stored.Run(number, owner: number == 5 ? null : "me"), default);
        }

        await Store.CommitAsync(Stored.End(1), default);
        await Store.CommitAsync(Stored.End(2, status: RunStatus.Failed), default);
        await Store.CommitAsync(Stored.End(3), default);

        var ended = await Store.EndedAsync([Stored.Id(1), Stored.Id(2), Stored.Id(4), Stored.Id(5), Stored.Id(9)], default);

        Assert.Equal([(Stored.Id(1), RunStatus.Completed), (Stored.Id(2), RunStatus.Failed)], ended.Select(row => (row.Id, row.Status)).Order());
    }
}
