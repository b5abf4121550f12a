using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Postgres;
using Codemation.Runtime.Tests.Storage.Schedules;
using Codemation.Testing;

namespace Codemation.Runtime.Tests.Storage.Postgres;

[NeedsPostgres]
public sealed class PostgresScheduleStoreTests : ScheduleStoreContract
{
    private TemporaryPostgres temporary = null!;
    private PostgresDatabase database = null!;

    public override async Task InitializeAsync()
    {
        temporary = await PostgresTests.CreateMigratedAsync();
        database = temporary.Open();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
        await temporary.DisposeAsync();
    }

    private protected override Task<IScheduleStore> OpenAsync() => database.OpenSchedulesAsync(default);

    private protected override void Pass()
    {
        // The server's time passes by itself.
    }
}
