namespace Codemation.Runtime.Tests.Scheduling;

public sealed class MemoryBackgroundRunTests : BackgroundRunContract
{
    protected override void Configure(CodemationBuilder app) => app.InMemory = true;
}
