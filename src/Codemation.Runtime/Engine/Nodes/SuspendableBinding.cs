namespace Codemation.Runtime.Engine.Nodes;

/// <summary>A node for work that finishes elsewhere; known, so that a flow that needs it can be told what is missing.</summary>
internal sealed class SuspendableBinding(Type request, Type node) : NodeBinding
{
    public override Type RequestType => request;

    public override Type NodeType => node;
}
