namespace Codemation.Runtime.Engine.Nodes;

internal abstract class NodeBinding
{
    public abstract Type RequestType { get; }

    public abstract Type NodeType { get; }
}
