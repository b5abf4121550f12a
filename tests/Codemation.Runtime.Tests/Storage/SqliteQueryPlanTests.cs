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

    [Theory]
    [InlineData(ClaimPendingWrite.Find, "runs_pending ")]
    [InlineData(TakeRunsWrite.Take, "runs_by_status ")]
    [InlineData(WakeDueWrite.Wake, "runs_due ")]
    [InlineData(SqliteRunReader.NextDue, "runs_due")]
    [InlineData(SqliteRunReader.CancelRequests, "runs_cancelling ")]
    [InlineData(SqliteRunReader.Owners, "runs_by_status ")]
    [InlineData(CancelRunWrite.Below, "runs_by_parent ")]
    [InlineData(CreateRunWrite.ByKey, "runs_by_key ")]
    [InlineData(SignalRows.FirstWait, "waits_for_signals ")]
    [InlineData(SignalRows.FirstKept, "signals_kept ")]
    [InlineData(DeleteSignalsWrite.Delete, "signals_by_age ")]
    [InlineData(DeleteEndedWrite.Oldest, "runs_by_status ")]
    [InlineData(DeleteEndedWrite.OldestOfWorkflow, "runs_by_workflow_and_status ")]
    [InlineData(DeleteEndedWrite.DeletePayload, "activations_by_payload ")]
    [InlineData(SqliteBlobIndex.Find, "blobs_by_content ")]
    [InlineData(DropBlobsWrite.Drop, "blobs_unheld ")]
    [InlineData(DropBlobsWrite.Dropped, "blobs_dropped")]
    [InlineData(ActivateWorkflowWrite.GoOn, "schedules_by_workflow ")]
    public void What_is_looked_for_all_the_time_is_taken_from_an_index_of_its_own(string sql, string index)
    {
        var plan = PlanOf(sql);

        Assert.Contains(index, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE FOR ORDER", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN runs\n", plan + "\n", StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_are_found_by_metadata_along_the_key_of_its_table()
    {
        var plan = PlanOf(RunListing.Sql(new RunQuery { Metadata = new("a", "b"), Before = "x", WorkflowId = "w" }));

        Assert.Contains("SEARCH run_metadata USING PRIMARY KEY (key=? AND value=? AND run_id<?)", plan.Replace("TABLE ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        AssertFound(plan);
    }

    [Theory]
    [InlineData(StoredItems.Input)]
    [InlineData(StoredItems.FirstOutput)]
    [InlineData(StoredItems.Output)]
    [InlineData(StoredItems.Chunk)]
    [InlineData(CommitRunWrite.End)]
    [InlineData(ClaimRunWrite.Claim)]
    [InlineData(ClaimRunWrite.ClaimIfPending)]
    [InlineData(ReleaseRunWrite.Release)]
    [InlineData(ActivationRow.Latest)]
    [InlineData(StoredWaits.Select)]
    [InlineData(WaitRows.IsOver)]
    [InlineData(RunWaking.Wake)]
    [InlineData(RunEnding.WakeParent)]
    [InlineData(CreateRunWrite.ByFiring)]
    [InlineData(ScheduleRows.ById)]
    [InlineData(DeleteEndedWrite.Payloads)]
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
