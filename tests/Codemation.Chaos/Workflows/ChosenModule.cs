using System.Reflection;
using Codemation.Chaos.Workflows.Changed;

namespace Codemation.Chaos.Workflows;

/// <summary>The workflows here but for those that only some scenarios want.</summary>
/// <param name="asked">The ids of those that are wanted all the same.</param>
/// <param name="build">The version of the workflows that change; null for none of them.</param>
internal sealed class ChosenModule(IReadOnlyCollection<string> asked, int? build = null) : WorkflowModule
{
    private static readonly HashSet<string> OnlyWhenAsked = [Ticks.Id];

    public override void Register(IWorkflowCatalog catalog)
    {
        var module = typeof(ChosenModule).Assembly.GetCustomAttribute<WorkflowModuleAttribute>()!.Module;
        ((WorkflowModule)Activator.CreateInstance(module)!).Register(new Choice(catalog, asked, build));
    }

    private sealed class Choice(IWorkflowCatalog catalog, IReadOnlyCollection<string> asked, int? build) : IWorkflowCatalog
    {
        public void AddWorkflow<TWorkflow, TIn, TOut>(string id, Func<ExecutionPlan> plan, Func<IServiceProvider, TWorkflow> create)
            where TWorkflow : Workflow<TIn, TOut>
        {
            if (Build.IdOf(id, build) is { } shared)
            {
                catalog.AddWorkflow<TWorkflow, TIn, TOut>(shared, () => Named(plan(), shared), create);
            }
            else if (!Build.IsVersion(id) && (!OnlyWhenAsked.Contains(id) || asked.Contains(id)))
            {
                catalog.AddWorkflow<TWorkflow, TIn, TOut>(id, plan, create);
            }
        }

        public void AddNode<TNode, TRequest, TOut>(Func<IServiceProvider, TNode> create)
            where TNode : Node<TRequest, TOut>
            where TRequest : INodeRequest<TOut>
            => catalog.AddNode<TNode, TRequest, TOut>(create);

        public void AddRouterNode<TNode, TRequest>(Func<IServiceProvider, TNode> create)
            where TNode : RouterNode<TRequest>
            where TRequest : notnull
            => catalog.AddRouterNode<TNode, TRequest>(create);

        public void AddSuspendableNode<TNode, TRequest, TState, TOut>(ItemType<TState> state, Func<IServiceProvider, TNode> create)
            where TNode : SuspendableNode<TRequest, TState, TOut>
            where TRequest : INodeRequest<TOut>
            => catalog.AddSuspendableNode<TNode, TRequest, TState, TOut>(state, create);

        public void AddModule(WorkflowModule module) => catalog.AddModule(module);

        private static ExecutionPlan Named(ExecutionPlan plan, string id) => new()
        {
            WorkflowId = id,
            Name = plan.Name,
            Hash = plan.Hash,
            Steps = plan.Steps,
            Input = plan.Input,
            Output = plan.Output,
            Config = plan.Config,
            Triggers = plan.Triggers,
            Result = plan.Result,
            IsComplete = plan.IsComplete,
        };
    }
}
