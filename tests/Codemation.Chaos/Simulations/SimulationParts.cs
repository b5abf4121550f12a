using Codemation.Runtime.Binary;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Events;
using Codemation.Runtime.Runs;
using Codemation.Runtime.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Codemation.Chaos.Simulations;

/// <summary>What all simulations share: the workflows, read and bound once.</summary>
internal sealed class SimulationParts : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public SimulationParts()
    {
        var collection = new ServiceCollection();
        collection.AddCodemation(app =>
        {
            app.AddWorkflows();
            app.InMemory = true;
        });
        collection.AddSingleton<ILedger>(new MemoryLedger());
        services = collection.BuildServiceProvider();
        Catalog = services.GetRequiredService<WorkflowCatalog>();
    }

    public WorkflowCatalog Catalog { get; }

    /// <summary>What executes runs in a process.</summary>
    public RunService ServiceOn(IRunStore store, TimeProvider time) => new(
        Catalog,
        store,
        services.GetRequiredService<RunEvents>(),
        new RunLimits(),
        time,
        services.GetRequiredService<IServiceScopeFactory>(),
        new Lazy<ILoggerFactory>(services.GetRequiredService<ILoggerFactory>),
        services.GetRequiredService<BinaryStorages>(),
        new RetentionPeriods(),
        keepsSpans: false);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
