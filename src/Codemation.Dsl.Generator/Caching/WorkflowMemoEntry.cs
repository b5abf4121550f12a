using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Caching;

/// <summary>A model together with all it was made from.</summary>
internal sealed class WorkflowMemoEntry<TModel>(
    Surface surface,
    SyntaxTree[] declaredIn,
    SyntaxTree[] dependencies,
    TModel model)
{
    public TModel Model { get; } = model;

    /// <summary>Whether the model would come out the same if it were read from this compilation.</summary>
    public bool Holds(Compilation compilation, Surface currentSurface, SyntaxTree[] currentlyDeclaredIn)
    {
        if (!surface.Equals(currentSurface) || declaredIn.Length != currentlyDeclaredIn.Length)
        {
            return false;
        }

        // A tree is immutable, so the same object is the same text.
        for (var i = 0; i < declaredIn.Length; i++)
        {
            if (!ReferenceEquals(declaredIn[i], currentlyDeclaredIn[i]))
            {
                return false;
            }
        }

        foreach (var tree in dependencies)
        {
            if (!compilation.ContainsSyntaxTree(tree))
            {
                return false;
            }
        }

        return true;
    }
}
