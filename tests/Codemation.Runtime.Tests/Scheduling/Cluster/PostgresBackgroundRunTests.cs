using Codemation.Testing;

namespace Codemation.Runtime.Tests.Scheduling.Cluster;

[NeedsPostgres]
public sealed class PostgresBackgroundRunTests : BackgroundRunContract
{
    private TemporaryPostgres temporary = null!;

    protected override int Backlog => 1_000;

    protected override bool KeepsOrderOfConcurrentStarts => false;

    public override async Task InitializeAsync() => temporary = await TemporaryPostgres.CreateAsync();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await temporary.DisposeAsync();
    }

    protected override void Configure(CodemationBuilder app) => app.Database = temporary.Address;
}
