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

    /// <summary>Adds another assembly's module; adding it twice is the same as once.</summary>
    /// <param name="module">The module.</param>
    void AddModule(WorkflowModule module);
}
