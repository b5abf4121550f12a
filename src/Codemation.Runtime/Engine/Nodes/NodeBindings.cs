using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Engine.Routing;

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

        return byRequest.GetValueOrDefault(request.GetType()) switch
        {
            NodeBinding<TOut> binding => binding.ExecuteAsync(request, context),
            SuspendableBinding<TOut> binding => binding.ExecuteAsync(request, context),
            _ => throw new InvalidOperationException(
                $"No node handles {request.GetType()}. Add a class that derives from Node<{request.GetType().Name}, {typeof(TOut).Name}>."),
        };
    }

    /// <summary>Whether a node that gives such outputs may suspend its run.</summary>
    public bool MaySuspend<TOut>() => byRequest.Values.Any(static binding => binding is SuspendableBinding<TOut>);

    public async ValueTask<NodeResult<Emission>> RouteAsync<TRequest>(TRequest request, ItemContext context, RoutePort[] ports)
        where TRequest : notnull
    {
        if (request is null)
        {
            throw new InvalidOperationException($"Step \"{context.StepId}\" made null instead of a request.");
        }

        if (!byRequest.TryGetValue(typeof(TRequest), out var binding) || binding is not RouterBinding<TRequest> router)
        {
            throw new InvalidOperationException(
                $"No node handles {typeof(TRequest)}. Add a class that derives from RouterNode<{typeof(TRequest).Name}>.");
        }

        var attempt = new RouteContext(context, ports);
        await router.ExecuteAsync(request, attempt);
        return attempt.Result;
    }
}
