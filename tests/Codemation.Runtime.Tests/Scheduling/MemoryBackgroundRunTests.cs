using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Codemation.Runtime.Tests.Scheduling;

public sealed class MemoryBackgroundRunTests : BackgroundRunContract
{
    protected override int Backlog => 20_000;

    [Fact]
    public async Task The_host_of_an_application_starts_and_stops_it()
    {
        var services = new ServiceCollection();
        services.AddCodemation(app =>
        {
            app.AddWorkflows();
            app.InMemory = true;
        });
        services.AddSingleton(Gate);
        await using var provider = services.BuildServiceProvider();
        var host = provider.GetRequiredService<WorkflowHost>();

        var hosted = Assert.Single(provider.GetServices<IHostedService>());
        await hosted.StartAsync(default);
        Assert.True(host.IsDispatching);
        await hosted.StopAsync(default);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartRunAsync<DoublingWorkflow, int, int>([1]));
    }

    protected override void Configure(CodemationBuilder app) => app.InMemory = true;
}
