namespace Codemation.Runtime.Engine.Nodes;

internal abstract class RouterBinding<TRequest> : NodeBinding
    where TRequest : notnull
{
    public abstract ValueTask ExecuteAsync(TRequest request, RouterContext context);
}
