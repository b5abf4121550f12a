namespace Codemation.Runtime.Engine.Nodes;

/// <summary>A node, made when a run first needs it.</summary>
internal sealed class NodeBinding<TNode, TRequest, TOut>(Func<IServiceProvider, TNode> create, IServiceProvider services) : NodeBinding<TOut>
    where TNode : Node<TRequest, TOut>
    where TRequest : INodeRequest<TOut>
{
    private readonly Lazy<Node<TRequest, TOut>> node = new(() => create(services));

    public override Type RequestType => typeof(TRequest);

    public override Type NodeType => typeof(TNode);

    public override ValueTask<NodeResult<TOut>> ExecuteAsync(INodeRequest<TOut> request, StepContext context)
        => node.Value.ExecuteAsync((TRequest)request, context);
}
