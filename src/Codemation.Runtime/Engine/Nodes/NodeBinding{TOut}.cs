namespace Codemation.Runtime.Engine.Nodes;

internal abstract class NodeBinding<TOut> : NodeBinding
{
    public abstract ValueTask<NodeResult<TOut>> ExecuteAsync(INodeRequest<TOut> request, StepContext context);
}
