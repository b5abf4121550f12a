using System.ComponentModel;

namespace Codemation;

/// <summary>Says which node of an assembly handles a request, so that flows in other assemblies can use it; written by the compiler.</summary>
/// <param name="request">The request's type.</param>
/// <param name="node">The node's type.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NodeForAttribute(Type request, Type node) : Attribute
{
    /// <summary>The request's type.</summary>
    public Type Request { get; } = request;

    /// <summary>The node's type.</summary>
    public Type Node { get; } = node;
}
