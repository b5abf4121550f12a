namespace Codemation.Runtime.Engine.Nodes;

/// <summary>A node with several outputs, made when a run first needs it.</summary>
internal sealed class RouterBinding<TNode, TRequest>(Func<IServiceProvider, TNode> create, IServiceProvider services) : RouterBinding<TRequest>
    where TNode : RouterNode<TRequest>
    where TRequest : notnull
{
    private readonly Lazy<RouterNode<TRequest>> node = new(() => create(services));

    public override Type RequestType => typeof(TRequest);

    public override Type NodeType => typeof(TNode);

    public override ValueTask ExecuteAsync(TRequest request, RouterContext context) => node.Value.ExecuteAsync(request, context);
}
