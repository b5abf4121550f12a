using Codemation.Runtime.Binary;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Events;
using Codemation.Runtime.Events.Delivery;
using Codemation.Runtime.Scheduling;
using Codemation.Runtime.Scheduling.Schedules;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Codemation;

/// <summary>Adds Codemation to an application.</summary>
public static class CodemationServices
{
    /// <summary>Adds a <see cref="WorkflowHost"/> and what it needs. It starts and stops with the application's host.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Adds workflows and says where runs are kept: <c>app => app.AddWorkflows()</c>.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddCodemation(this IServiceCollection services, Action<CodemationBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new CodemationBuilder(services);
        configure(builder);
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(builder.Limits);
        services.AddSingleton(builder.Retention);
        services.AddSingleton(new TelemetryOptions(builder.KeepSpans));
        services.AddSingleton<RunEvents>();
        services.AddSingleton(provider => EventTransports.Create(builder, provider));
        services.AddSingleton(provider => new WorkflowCatalog(provider, builder.Modules));
        services.AddSingleton(provider => new RunStores(builder.InMemory, builder.Database, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(_ => new BinaryStorages(builder.InMemory, builder.Binary, builder.BinarySchemes));
        services.AddSingleton(new DispatchOptions(builder.Concurrency, builder.GracePeriod, builder.Queues));
        services.AddSingleton(new ScheduleOptions(builder.MissedFirings));
        services.AddSingleton(builder.Cluster);
        services.AddSingleton(static provider => new WorkflowHost(provider));
        if (builder.ExecutesRuns)
        {
            services.AddHostedService(static provider => provider.GetRequiredService<WorkflowHost>());
        }

        return services;
    }
}
