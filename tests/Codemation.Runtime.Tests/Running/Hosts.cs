using Codemation.Runtime.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Codemation.Runtime.Tests.Running;

/// <summary>Real hosts with the workflows of this assembly.</summary>
internal static class Hosts
{
    public static WorkflowHost InMemory(params object[] services) => InMemory(null, services);

    public static WorkflowHost InMemory(Action<CodemationBuilder>? configure, params object[] services) => WorkflowHost.Create(app =>
    {
        app.AddWorkflows();
        app.InMemory = true;
        Add(app, services);
        configure?.Invoke(app);
    });

    public static WorkflowHost OnDisk(TemporaryDatabase database, params object[] services) => OnDisk(database, null, services);

    public static WorkflowHost OnDisk(TemporaryDatabase database, Action<CodemationBuilder>? configure, params object[] services) => WorkflowHost.Create(app =>
    {
        app.AddWorkflows();
        app.Database = $"sqlite:///{database.Path}";
        Add(app, services);
        configure?.Invoke(app);
    });

    private static void Add(CodemationBuilder app, object[] services)
    {
        foreach (var service in services)
        {
            app.Services.AddSingleton(service is TimeProvider ? typeof(TimeProvider) : service.GetType(), service);
        }
    }
}
