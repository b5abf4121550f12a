namespace Codemation.Dsl.Generator.Model;

/// <summary>What a node derives from.</summary>
internal enum NodeKind
{
    Node,
    RouterNode,
    SuspendableNode,
}
