namespace Codemation.Dsl.Generator.Tests.Assemblies;

/// <summary>Notes what a module registers, and makes it.</summary>
internal sealed class RecordingCatalog(IServiceProvider services) : IWorkflowCatalog
{
    public List<string> Lines { get; } = [];

    public List<object> Made { get; } = [];

    public void AddWorkflow<TWorkflow, TIn, TOut>(string id, Func<ExecutionPlan> plan, Func<IServiceProvider, TWorkflow> create)
        where TWorkflow : Workflow<TIn, TOut>
    {
        Lines.Add($"{id}: {typeof(TWorkflow).Name} {typeof(TIn).Name} -> {typeof(TOut).Name}, {plan().Steps.Length} steps");
        Made.Add(create(services));
    }

    public void AddNode<TNode, TRequest, TOut>(Func<IServiceProvider, TNode> create)
        where TNode : Node<TRequest, TOut>
        where TRequest : INodeRequest<TOut>
    {
        Lines.Add($"node {typeof(TNode).Name} for {typeof(TRequest).Name}");
        Made.Add(create(services));
    }

    public void AddRouterNode<TNode, TRequest>(Func<IServiceProvider, TNode> create)
        where TNode : RouterNode<TRequest>
        where TRequest : notnull
    {
        Lines.Add($"router {typeof(TNode).Name} for {typeof(TRequest).Name}");
        Made.Add(create(services));
    }

    public void AddSuspendableNode<TNode, TRequest, TState, TOut>(ItemType<TState> state, Func<IServiceProvider, TNode> create)
        where TNode : SuspendableNode<TRequest, TState, TOut>
        where TRequest : INodeRequest<TOut>
    {
        Lines.Add($"suspendable {typeof(TNode).Name} for {typeof(TRequest).Name} keeps {state.Type.Name}: {state.Schema}");
        Made.Add(create(services));
    }

    public void AddModule(WorkflowModule module) => Lines.Add("module " + module.GetType().FullName);
}
