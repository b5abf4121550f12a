using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Sqlite;
using Codemation.Testing;

namespace Codemation.Runtime.Tests.Storage.Schedules;

public sealed class SqliteScheduleStoreTests : ScheduleStoreContract, IDisposable
{
    private readonly ManualTime clock = new();
    private readonly TemporaryDatabase temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task A_process_that_executes_runs_and_another_that_does_not_see_the_same()
    {
        await using var runs = await temporary.OpenStoreAsync();
        await using var elsewhere = await SqliteScheduleStore.OpenAsync(temporary.Database, clock, default);

        await elsewhere.SetPausedAsync("orders:1", paused: true, default);
        await runs.Schedules.SetActiveAsync("invoices", active: false, default);

        Assert.True((await runs.Schedules.FindAsync("orders:1", default)).Schedule!.IsPaused);
        Assert.Equal(["invoices"], (await elsewhere.ReadAsync(default)).Inactive);
    }

    private protected override void Pass() => clock.Advance(TimeSpan.FromMinutes(1));

    private protected override async Task<IScheduleStore> OpenAsync() => await SqliteScheduleStore.OpenAsync(temporary.Database, clock, default);
}
