using System.ComponentModel;

namespace Codemation;

/// <summary>Says which class of an assembly is its <see cref="WorkflowModule"/>; written by the compiler.</summary>
/// <param name="module">The module's class.</param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WorkflowModuleAttribute(Type module) : Attribute
{
    /// <summary>The module's class.</summary>
    public Type Module { get; } = module;
}
