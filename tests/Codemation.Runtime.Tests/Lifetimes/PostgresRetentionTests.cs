using Codemation.Runtime.Tests.Storage.Postgres;
using Codemation.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Codemation.Runtime.Tests.Lifetimes;

[NeedsPostgres]
public sealed class PostgresRetentionTests : RetentionContract
{
    private TemporaryPostgres database = null!;

    public override async Task InitializeAsync()
    {
        database = await PostgresTests.CreateMigratedAsync();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
    }

    private protected override WorkflowHost CreateHost() => WorkflowHost.Create(app =>
    {
        app.AddWorkflows();
        app.Database = database.Address;
        app.Services.AddSingleton<TimeProvider>(Time);
        Configure(app);
    });
}
