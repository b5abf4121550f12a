using System.ComponentModel;

namespace Codemation;

/// <summary>Where modules name their workflows and nodes. Called by generated code, implemented by the runtime.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWorkflowCatalog
{
    /// <summary>Names a workflow.</summary>
    /// <typeparam name="TWorkflow">The workflow's class.</typeparam>
    /// <typeparam name="TIn">The JSON type of its input items.</typeparam>
    /// <typeparam name="TOut">The JSON type of its output items.</typeparam>
    /// <param name="id">The workflow's id.</param>
    /// <param name="plan">Gives its plan; called when it is first needed.</param>
    /// <param name="create">Makes the one instance.</param>
    void AddWorkflow<TWorkflow, TIn, TOut>(string id, Func<ExecutionPlan> plan, Func<IServiceProvider, TWorkflow> create)
        where TWorkflow : Workflow<TIn, TOut>;

    /// <summary>Names a node.</summary>
    /// <typeparam name="TNode">The node's class.</typeparam>
    /// <typeparam name="TRequest">Its request.</typeparam>
    /// <typeparam name="TOut">What it gives.</typeparam>
    /// <param name="create">Makes the one instance.</param>
    void AddNode<TNode, TRequest, TOut>(Func<IServiceProvider, TNode> create)
        where TNode : Node<TRequest, TOut>
        where TRequest : INodeRequest<TOut>;

    /// <summary>Names a node with several outputs.</summary>
    /// <typeparam name="TNode">The node's class.</typeparam>
    /// <typeparam name="TRequest">Its request.</typeparam>
    /// <param name="create">Makes the one instance.</param>
    void AddRouterNode<TNode, TRequest>(Func<IServiceProvider, TNode> create)
        where TNode : RouterNode<TRequest>
        where TRequest : notnull;

    /// <summary>Names a node for work that finishes elsewhere.</summary>
    /// <typeparam name="TNode">The node's class.</typeparam>
    /// <typeparam name="TRequest">Its request.</typeparam>
    /// <typeparam name="TState">What it keeps between looks.</typeparam>
    /// <typeparam name="TOut">What it gives.</typeparam>
    /// <param name="state">How what it keeps is stored.</param>
    /// <param name="create">Makes the one instance.</param>
    void AddSuspendableNode<TNode, TRequest, TState, TOut>(ItemType<TState> state, Func<IServiceProvider, TNode> create)
        where TNode : SuspendableNode<TRequest, TState, TOut>
        where TRequest : INodeRequest<TOut>;

    /// <summary>Adds another assembly's module; adding it twice is the same as once.</summary>
    /// <param name="module">The module.</param>
    void AddModule(WorkflowModule module);
}
