using Codemation.Runtime.Tests.Running;
using Codemation.Runtime.Tests.Storage.Postgres;
using Codemation.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Codemation.Runtime.Tests.Reruns;

[NeedsPostgres]
public sealed class PostgresFailedItemsTests : FailedItemsContract
{
    private TemporaryPostgres temporary = null!;

    public override async Task InitializeAsync()
    {
        temporary = await PostgresTests.CreateMigratedAsync();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await temporary.DisposeAsync();
    }

    private protected override WorkflowHost CreateHost(Probe probe) => WorkflowHost.Create(app =>
    {
        app.AddWorkflows();
        app.Database = temporary.Address;
        app.Services.AddSingleton(probe);
    });
}
