using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Events;
using Codemation.Runtime.Runs;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Codemation;

/// <summary>Runs workflows in this process. One per application; safe for concurrent use.</summary>
/// <remarks>
/// In an application with a service collection call <see cref="CodemationServices.AddCodemation"/> and ask for this type;
/// elsewhere call <see cref="Create"/>. The store is opened by the first call that needs it.
/// </remarks>
public sealed class WorkflowHost : IAsyncDisposable
{
    private readonly RunStores stores;
    private readonly SemaphoreSlim opening = new(1, 1);
    private readonly Func<IRunStore, RunService> start;
    private ServiceProvider? owned;
    private RunService? running;

    internal WorkflowHost(IServiceProvider services)
    {
        stores = services.GetRequiredService<RunStores>();
        Catalog = services.GetRequiredService<WorkflowCatalog>();
        Events = services.GetRequiredService<RunEvents>();
        Limits = services.GetRequiredService<RunLimits>();
        start = store => new RunService(
            Catalog,
            store,
            Events,
            Limits,
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<IServiceScopeFactory>(),
            services.GetRequiredService<ILoggerFactory>());
    }

    internal WorkflowCatalog Catalog { get; }

    internal RunEvents Events { get; }

    internal RunLimits Limits { get; }

    internal SqliteDatabase Database => stores.Database;

    /// <summary>A host with services of its own. Dispose it when done.</summary>
    /// <param name="configure">Adds workflows and services: <c>app => app.AddWorkflows()</c>.</param>
    public static WorkflowHost Create(Action<CodemationBuilder> configure)
    {
        var services = new ServiceCollection();
        services.AddCodemation(configure);
        var provider = services.BuildServiceProvider();
        var host = provider.GetRequiredService<WorkflowHost>();
        host.owned = provider;
        return host;
    }

    /// <summary>Runs a workflow here to its end. The compiler writes a shorter form for each workflow: <c>host.RunAsync&lt;OrderIntake&gt;(orders)</c>.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <typeparam name="TIn">The JSON type of one input item.</typeparam>
    /// <typeparam name="TOut">The JSON type of one output item.</typeparam>
    /// <param name="input">The items.</param>
    /// <param name="cancellationToken">Interrupts the execution. The run stays as it is; where runs outlive the process it can be resumed.</param>
    /// <returns>How the run ended. A failed run is a result, not an exception.</returns>
    /// <exception cref="InvalidOperationException">The workflow is not one of this host.</exception>
    /// <exception cref="InputException">The input is not valid; nothing was created.</exception>
    public async Task<RunResult<TOut>> RunAsync<TWorkflow, TIn, TOut>(IEnumerable<TIn> input, CancellationToken cancellationToken = default)
        where TWorkflow : Workflow<TIn, TOut>
    {
        ArgumentNullException.ThrowIfNull(input);
        var entry = Catalog.Get(typeof(TWorkflow));
        var runs = await OpenAsync(cancellationToken);
        var batch = WorkflowEntry<TWorkflow, TIn, TOut>.BatchOf([.. input]);
        var outcome = await runs.RunAsync(entry, batch, cancellationToken);
        var output = (Batch<TOut>?)outcome.Output;
        IReadOnlyList<Item<TOut>> items = output is null
            ? []
            : new ItemList<TOut>(output, new SlotLineage(outcome.Execution!, entry.Bound.ResultSlot));
        return new RunResult<TOut>(outcome.RunId, outcome.Status, items, outcome.Error);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stores.DisposeAsync();
        opening.Dispose();
        if (Interlocked.Exchange(ref owned, null) is { } provider)
        {
            await provider.DisposeAsync();
        }
    }

    /// <summary>Opens the stored runs for reading, beside whatever process executes them. The caller disposes the reader.</summary>
    internal Task<IRunReader> ReadRunsAsync(CancellationToken cancellationToken) => stores.OpenReaderAsync(cancellationToken);

    /// <summary>Opens the store for writing, if it is not open yet.</summary>
    internal async ValueTask<RunService> OpenAsync(CancellationToken cancellationToken)
    {
        if (running is { } open)
        {
            return open;
        }

        await opening.WaitAsync(cancellationToken);
        try
        {
            return running ??= start(await stores.OpenAsync(cancellationToken));
        }
        finally
        {
            opening.Release();
        }
    }
}
