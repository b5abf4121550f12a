using Codemation.Runtime.Engine.Execution;

namespace Codemation.Runtime.Engine.Nodes;

internal abstract class SuspendableBinding<TOut> : NodeBinding
{
    /// <summary>Starts the work, or looks at it. Has the item wait while the work goes on.</summary>
    public abstract ValueTask<NodeResult<TOut>> ExecuteAsync(INodeRequest<TOut> request, ItemContext context);
}
