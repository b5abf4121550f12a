namespace Codemation.Runtime.Tests.Engine;

/// <summary>Hosts as tests need them.</summary>
internal static class Hosts
{
    public static WorkflowHost InMemory(Action<CodemationBuilder>? configure = null) => WorkflowHost.Create(app =>
    {
        app.AddWorkflows();
        app.InMemory = true;
        configure?.Invoke(app);
    });

    public static WorkflowHost OnFile(string path, Action<CodemationBuilder>? configure = null) => WorkflowHost.Create(app =>
    {
        app.AddWorkflows();
        app.Database = $"sqlite:///{path}";
        configure?.Invoke(app);
    });
}
