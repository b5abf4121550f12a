using Codemation.Runtime.Binary;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Events;
using Codemation.Runtime.Events.Delivery;
using Codemation.Runtime.Events.Feed;
using Codemation.Runtime.Runs;
using Codemation.Runtime.Scheduling;
using Codemation.Runtime.Scheduling.Cluster;
using Codemation.Runtime.Scheduling.Schedules;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Memory;
using Codemation.Runtime.Storage.Postgres;
using Codemation.Runtime.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Codemation;

/// <summary>Runs workflows in this process. One per application; safe for concurrent use.</summary>
/// <remarks>
/// In an application with a service collection call <see cref="CodemationServices.AddCodemation"/> and ask for this type;
/// elsewhere call <see cref="Create"/>. The store is opened by the first call that needs it.
/// </remarks>
public sealed partial class WorkflowHost : IHostedService, IAsyncDisposable
{
    private readonly RunStores stores;
    private readonly BinaryStorages binaries;
    private readonly SemaphoreSlim opening = new(1, 1);
    private readonly Func<IRunStore, BinaryStorages, RunService> start;
    private readonly Func<PostgresDatabase, RunService, CancellationToken, Task<ClusterNode>> join;
    private readonly Func<RunService, RunDispatcher> dispatch;
    private readonly Func<RunService, RunDispatcher, ScheduleSweep> keepSchedules;
    private readonly IRunEventTransport transport;
    private readonly Lazy<RunFeed> feed;
    private readonly Lazy<UnkeptRuns> unkept;
    private ServiceProvider? owned;
    private RunService? running;
    private ClusterNode? node;
    private RunDispatcher? dispatcher;
    private bool stopping;
    private bool disposed;

    internal WorkflowHost(IServiceProvider services)
    {
        stores = services.GetRequiredService<RunStores>();
        binaries = services.GetRequiredService<BinaryStorages>();
        Catalog = services.GetRequiredService<WorkflowCatalog>();
        Events = services.GetRequiredService<RunEvents>();
        Limits = services.GetRequiredService<RunLimits>();
        transport = services.GetRequiredService<IRunEventTransport>();
        feed = new Lazy<RunFeed>(() => new RunFeed(
            transport,
            async cancellationToken => (await OpenAsync(cancellationToken)).Store,
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILoggerFactory>().CreateLogger("Codemation.Events")));
        start = (store, storages) => new RunService(
            Catalog,
            store,
            Events,
            Limits,
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<IServiceScopeFactory>(),
            // Putting logging together takes a tenth of the start of a command, and most runs log nothing.
            new Lazy<ILoggerFactory>(services.GetRequiredService<ILoggerFactory>),
            storages,
            services.GetRequiredService<RetentionPeriods>(),
            services.GetRequiredService<TelemetryOptions>().KeepSpans);
        join = (database, runs, cancellationToken) => ClusterNode.JoinAsync(
            database,
            runs.Store,
            runs.Retention,
            runs.Owner,
            services.GetRequiredService<ClusterOptions>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILoggerFactory>(),
            cancellationToken);
        dispatch = runs => new RunDispatcher(
            runs,
            services.GetRequiredService<DispatchOptions>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILoggerFactory>());
        time = services.GetRequiredService<TimeProvider>();
        unkept = new Lazy<UnkeptRuns>(() =>
        {
            // What nobody keeps the owner of is not kept either.
            var unkeptBinaries = new BinaryStorages(inMemory: true, address: null, []);
            var unkeptStore = new MemoryRunStore(time);
            return new UnkeptRuns(
                unkeptStore,
                start(unkeptStore, unkeptBinaries),
                unkeptBinaries,
                services.GetRequiredService<DispatchOptions>(),
                new Lazy<ILoggerFactory>(services.GetRequiredService<ILoggerFactory>));
        });
        Schedules = new Lazy<ScheduleCatalog>(() => new ScheduleCatalog(Catalog.All));
        keepSchedules = (runs, dispatcher) =>
        {
            var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Codemation.Schedules");
            var missed = services.GetRequiredService<ScheduleOptions>().Missed;
            var firings = new ScheduleFirings(runs.Store.Schedules, dispatcher.SubmitAsync, () => Unkept, missed, time, logger);
            return new ScheduleSweep(Schedules.Value, runs.Store.Schedules, runs.Activation, firings, time, logger);
        };
    }

    internal WorkflowCatalog Catalog { get; }

    internal RunEvents Events { get; }

    /// <summary>What happens in runs, in whichever process: for views.</summary>
    internal RunFeed Feed => feed.Value;

    internal RunLimits Limits { get; }

    internal BinaryStorages Binaries => binaries;

    internal IRunDatabase Database => stores.Database;

    /// <summary>What people know the place by where runs are kept.</summary>
    internal string StoreName => stores.Name;

    /// <summary>Whether runs are executed in the background.</summary>
    internal bool IsDispatching => dispatcher is not null;

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
    /// <param name="options">Priority, idempotency key, configuration and so on.</param>
    /// <param name="cancellationToken">Interrupts the execution. The run stays as it is; where runs outlive the process it can be resumed.</param>
    /// <returns>How the run ended. A failed run is a result, not an exception.</returns>
    /// <exception cref="InvalidOperationException">The workflow is not one of this host.</exception>
    /// <exception cref="InputException">The input is not valid; nothing was created.</exception>
    public async Task<RunResult<TOut>> RunAsync<TWorkflow, TIn, TOut>(
        IEnumerable<TIn> input, RunOptions? options = null, CancellationToken cancellationToken = default)
        where TWorkflow : Workflow<TIn, TOut>
    {
        ArgumentNullException.ThrowIfNull(input);
        var entry = Catalog.Get(typeof(TWorkflow));
        var runs = await OpenAsync(cancellationToken);
        var batch = WorkflowEntry<TWorkflow, TIn, TOut>.BatchOf([.. input]);
        var asked = options ?? RunOptions.Default;
        return Results.Of<TOut>(entry.Settings.Persist == Persist.None
            ? await (await UnkeptAsync(entry, cancellationToken)).RunAsync(entry, batch, asked, cancellationToken)
            : await runs.RunAsync(entry, batch, asked, cancellationToken));
    }

    /// <summary>
    /// Starts a workflow in the background: at once while the host executes fewer than <see cref="CodemationBuilder.Concurrency"/> runs, else
    /// when its turn comes, oldest first.
    /// </summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <typeparam name="TIn">The JSON type of one input item.</typeparam>
    /// <typeparam name="TOut">The JSON type of one output item.</typeparam>
    /// <param name="input">The items.</param>
    /// <param name="options">Priority, idempotency key, configuration and so on.</param>
    /// <param name="cancellationToken">Gives up before the run is accepted. Does not reach the run itself.</param>
    /// <returns>
    /// The run, once it is accepted. Where runs outlive the process, an accepted run is executed even if this process dies: by the next that
    /// is started on the same database.
    /// </returns>
    /// <exception cref="InvalidOperationException">The workflow is not one of this host, or the host is stopping.</exception>
    /// <exception cref="InputException">The input is not valid; nothing was created.</exception>
    public async Task<RunHandle<TOut>> StartRunAsync<TWorkflow, TIn, TOut>(
        IEnumerable<TIn> input, RunOptions? options = null, CancellationToken cancellationToken = default)
        where TWorkflow : Workflow<TIn, TOut>
    {
        ArgumentNullException.ThrowIfNull(input);
        var entry = Catalog.Get(typeof(TWorkflow));
        var batch = WorkflowEntry<TWorkflow, TIn, TOut>.BatchOf([.. input]);
        var (runId, outcome) = entry.Settings.Persist == Persist.None
            ? await (await UnkeptAsync(entry, cancellationToken)).SubmitAsync(entry, batch, options ?? RunOptions.Default, cancellationToken)
            : await (await DispatcherAsync(cancellationToken)).SubmitAsync(entry, batch, options ?? RunOptions.Default, cancellationToken);
        return new RunHandle<TOut>(runId, outcome);
    }

    /// <summary>
    /// Starts executing runs in the background, those included that an earlier process left in the database, and firing schedules. An
    /// application's host calls this; elsewhere the first background start starts executing runs, and schedules don't fire.
    /// </summary>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="InvalidOperationException">The host is stopping, or a schedule can't be kept.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var started = await DispatcherAsync(cancellationToken);
        await FireSchedulesAsync(started, cancellationToken);
    }

    /// <summary>
    /// Stops executing runs in the background: starts nothing new, lets what is being executed go on for
    /// <see cref="CodemationBuilder.GracePeriod"/>, then interrupts it. What did not finish goes on when a host is next started on the same
    /// database. A host that has stopped stays so; <see cref="RunAsync"/> still works.
    /// </summary>
    /// <param name="cancellationToken">Ends the grace period.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        running?.Retention.Stop();
        await opening.WaitAsync(CancellationToken.None);
        stopping = true;
        opening.Release();

        // No schedule fires any more for a run that nobody would execute.
        dispatcher?.StopFiring();
        if (unkept.IsValueCreated)
        {
            await unkept.Value.StopAsync();
        }

        if (dispatcher is { } started)
        {
            await started.StopAsync(cancellationToken);
        }
    }

    /// <summary>Stops as <see cref="StopAsync"/> does, then closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, true))
        {
            return;
        }

        await StopAsync(CancellationToken.None);
        dispatcher?.Dispose();
        if (unkept.IsValueCreated)
        {
            await unkept.Value.DisposeAsync();
        }

        if (node is not null)
        {
            await node.DisposeAsync();
        }

        if (feed.IsValueCreated)
        {
            await feed.Value.DisposeAsync();
        }

        await transport.DisposeAsync();
        if (running is not null)
        {
            await running.DisposeAsync();
        }

        await stores.DisposeAsync();
        await binaries.DisposeAsync();
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
            running ??= await OpenOnceAsync(cancellationToken);
            transport.Start();
            return running;
        }
        finally
        {
            opening.Release();
        }
    }

    private async Task<RunService> OpenOnceAsync(CancellationToken cancellationToken)
    {
        var runs = start(await stores.OpenAsync(cancellationToken), binaries);
        if (stores.Shared is { } database)
        {
            // Before the process owns any run: the others would take it for one that is gone.
            node = await join(database, runs, cancellationToken);
        }

        return runs;
    }

    // What is not kept has no store to ask whether its workflow is active.
    private async ValueTask<UnkeptRuns> UnkeptAsync(WorkflowEntry entry, CancellationToken cancellationToken)
    {
        await (await OpenAsync(cancellationToken)).Activation.EnsureActiveAsync(entry.Id, cancellationToken);
        return unkept.Value;
    }

    private async ValueTask<RunDispatcher> DispatcherAsync(CancellationToken cancellationToken)
    {
        if (dispatcher is { } started)
        {
            return started;
        }

        var runs = await OpenAsync(cancellationToken);
        await opening.WaitAsync(cancellationToken);
        try
        {
            if (stopping)
            {
                throw new InvalidOperationException(RunSlots.Stopping);
            }

            if (dispatcher is null)
            {
                var starting = dispatch(runs);
                await starting.StartAsync(cancellationToken);
                dispatcher = starting;
            }

            return dispatcher;
        }
        finally
        {
            opening.Release();
        }
    }
}
