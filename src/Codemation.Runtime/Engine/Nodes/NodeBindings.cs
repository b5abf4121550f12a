using Codemation.Runtime.Engine.Execution;

namespace Codemation.Runtime.Engine.Nodes;

/// <summary>Finds the node for a request.</summary>
internal sealed class NodeBindings
{
    private readonly Dictionary<Type, NodeBinding> byRequest = [];

    public void Add(NodeBinding binding)
    {
        if (!byRequest.TryAdd(binding.RequestType, binding) && byRequest[binding.RequestType].NodeType != binding.NodeType)
        {
            throw new InvalidOperationException(
                $"Two nodes handle {binding.RequestType}: {byRequest[binding.RequestType].NodeType} and {binding.NodeType}. Keep one of them.");
        }
    }

    public ValueTask<NodeResult<TOut>> ExecuteAsync<TOut>(INodeRequest<TOut> request, ItemContext context)
    {
        if (request is null)
        {
            throw new InvalidOperationException($"Step \"{context.StepId}\" made null instead of a request.");
        }

        return byRequest.TryGetValue(request.GetType(), out var binding)
            ? ((NodeBinding<TOut>)binding).ExecuteAsync(request, context)
            : throw new InvalidOperationException(
                $"No node handles {request.GetType()}. Add a class that derives from Node<{request.GetType().Name}, {typeof(TOut).Name}>.");
    }
}
