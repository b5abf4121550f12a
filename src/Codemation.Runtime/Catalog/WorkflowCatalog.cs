using Codemation.Runtime.Engine.Nodes;

namespace Codemation.Runtime.Catalog;

/// <summary>The workflows and nodes of a host, by id and by type.</summary>
internal sealed class WorkflowCatalog : IWorkflowCatalog
{
    private readonly IServiceProvider services;
    private readonly SortedDictionary<string, WorkflowEntry> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, WorkflowEntry> byType = [];
    private readonly HashSet<Type> modules = [];
    private readonly NodeBindings nodes = new();

    public WorkflowCatalog(IServiceProvider services, IEnumerable<WorkflowModule> modules)
    {
        this.services = services;
        foreach (var module in modules)
        {
            AddModule(module);
        }
    }

    /// <summary>All workflows, by id.</summary>
    public IReadOnlyCollection<WorkflowEntry> All => byId.Values;

    public WorkflowEntry? Find(string id) => byId.GetValueOrDefault(id);

    public WorkflowEntry Get(string id) => Find(id) ?? throw new InvalidOperationException($"Workflow \"{id}\" is not one of this host.");

    public WorkflowEntry Get(Type workflowType)
        => byType.TryGetValue(workflowType, out var entry)
            ? entry
            : throw new InvalidOperationException(
                $"{workflowType} is not a workflow of this host. Add the module of its assembly: app.AddWorkflows() for the assembly's own, app.AddModule(…) for another.");

    public void AddModule(WorkflowModule module)
    {
        if (modules.Add(module.GetType()))
        {
            module.Register(this);
        }
    }

    public void AddWorkflow<TWorkflow, TIn, TOut>(string id, Func<ExecutionPlan> plan, Func<IServiceProvider, TWorkflow> create)
        where TWorkflow : Workflow<TIn, TOut>
    {
        var entry = new WorkflowEntry<TWorkflow, TIn, TOut>(id, plan, () => create(new CatalogServices(services, this)), () => nodes);
        if (!byId.TryAdd(id, entry))
        {
            throw new InvalidOperationException($"Two workflows have the id \"{id}\": {byId[id].WorkflowType} and {typeof(TWorkflow)}.");
        }

        byType.Add(typeof(TWorkflow), entry);
    }

    public void AddNode<TNode, TRequest, TOut>(Func<IServiceProvider, TNode> create)
        where TNode : Node<TRequest, TOut>
        where TRequest : INodeRequest<TOut>
        => nodes.Add(new NodeBinding<TNode, TRequest, TOut>(create, services));

    public void AddRouterNode<TNode, TRequest>(Func<IServiceProvider, TNode> create)
        where TNode : RouterNode<TRequest>
        where TRequest : notnull
        => nodes.Add(new RouterBinding<TNode, TRequest>(create, services));

    public void AddSuspendableNode<TNode, TRequest, TState, TOut>(ItemType<TState> state, Func<IServiceProvider, TNode> create)
        where TNode : SuspendableNode<TRequest, TState, TOut>
        where TRequest : INodeRequest<TOut>
        => nodes.Add(new SuspendableBinding<TNode, TRequest, TState, TOut>(state, create, services));
}
