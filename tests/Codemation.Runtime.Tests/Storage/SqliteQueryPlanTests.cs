using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Sqlite;

namespace Codemation.Runtime.Tests.Storage;

/// <summary>What is asked often is found, never searched for.</summary>
public sealed class SqliteQueryPlanTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDatabase temporary = new();

    public async Task InitializeAsync() => await temporary.Database.MigrateAsync(default);

    [Theory]
    [InlineData(true, false, "runs_by_workflow ")]
    [InlineData(false, true, "runs_by_status ")]
    [InlineData(true, true, "runs_by_workflow_and_status ")]
    public void A_filtered_list_walks_along_its_own_index(bool workflow, bool status, string index)
    {
        foreach (var before in new[] { null, "x" })
        {
            var plan = PlanOf(RunListing.Sql(new RunQuery
            {
                WorkflowId = workflow ? "w" : null,
                Status = status ? RunStatus.Failed : null,
                Before = before,
            }));

            Assert.Contains(index, plan, StringComparison.Ordinal);
            AssertFound(plan);
        }
    }

    [Fact]
    public void The_list_of_all_runs_is_read_in_the_order_of_the_table()
    {
        Assert.DoesNotContain("TEMP B-TREE", PlanOf(RunListing.Sql(new RunQuery())), StringComparison.Ordinal);
        AssertFound(PlanOf(RunListing.Sql(new RunQuery { Before = "x" })));
    }

    [Fact]
    public void Pending_runs_are_taken_from_their_end_of_the_index_by_status()
    {
        var plan = PlanOf(ClaimPendingWrite.Claim);

        Assert.Contains("runs_by_status ", plan, StringComparison.Ordinal);
        AssertFound(plan);
    }

    [Theory]
    [InlineData(StoredItems.Input)]
    [InlineData(StoredItems.FirstOutput)]
    [InlineData(StoredItems.Output)]
    [InlineData(StoredItems.Chunk)]
    [InlineData(CommitRunWrite.End)]
    [InlineData(ClaimRunWrite.Claim)]
    public void One_run_is_found_by_its_key(string sql) => AssertFound(PlanOf(sql));

    [Fact]
    public void What_a_crash_left_is_found_without_reading_the_payloads_that_are_used() =>
        Assert.Contains("payloads_unused", PlanOf(DiscardUnusedPayloadsWrite.Delete), StringComparison.Ordinal);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => temporary.Dispose();

    private static void AssertFound(string plan)
    {
        Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    private string PlanOf(string sql)
    {
        using var connection = temporary.Connect();
        return connection.Plan(sql);
    }
}
