using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Postgres;
using Codemation.Testing;

namespace Codemation.Runtime.Tests.Storage.Postgres;

[NeedsPostgres]
public sealed class PostgresRunStoreTests : RunStoreContract
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

    private protected override Task<IRunStore> OpenAsync() => database.OpenStoreAsync(default);
}
