using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Caching;

/// <summary>
/// Remembers the model of each workflow for as long as it can't change, because binding a chain is what an edit would
/// cost: the semantic model is new after every keystroke in any file, the meaning of a chain hardly ever.
/// </summary>
internal sealed class WorkflowMemo<TModel>
{
    private readonly ConditionalWeakTable<SyntaxTree, Dictionary<string, WorkflowMemoEntry<TModel>>> entries = new();
    private readonly object gate = new();
    private int bound;

    /// <summary>How often a model was read by binding, since this memo was made.</summary>
    internal int Bound => Volatile.Read(ref bound);

    /// <summary>Returns the model of a workflow class, and reads it only when something it was made from has changed.</summary>
    /// <exception cref="ArgumentException">The type has no declaration in source.</exception>
    public TModel GetOrRead(
        Compilation compilation,
        INamedTypeSymbol type,
        ReadWorkflow<TModel> read,
        CancellationToken cancellationToken)
    {
        var declaredIn = DeclaringTrees(type);
        var name = type.GetDocumentationCommentId() ?? type.ToDisplayString();
        var surface = Surface.Of(compilation, cancellationToken);

        if (Find(declaredIn[0], name) is { } known && known.Holds(compilation, surface, declaredIn))
        {
            return known.Model;
        }

        // Not under the lock: reading is slow, and reading twice at the same time only gives two equal models.
        Interlocked.Increment(ref bound);
        var dependencies = new TreeDependencies();
        var model = read(compilation, type, dependencies, cancellationToken);
        Store(declaredIn[0], name, new(surface, declaredIn, dependencies.ToArray(), model));
        return model;
    }

    private static SyntaxTree[] DeclaringTrees(INamedTypeSymbol type)
    {
        var declarations = type.DeclaringSyntaxReferences;
        if (declarations.IsEmpty)
        {
            throw new ArgumentException($"'{type}' is not declared in source, so there is no chain to read.", nameof(type));
        }

        var trees = new SyntaxTree[declarations.Length];
        for (var i = 0; i < trees.Length; i++)
        {
            trees[i] = declarations[i].SyntaxTree;
        }

        return trees;
    }

    private WorkflowMemoEntry<TModel>? Find(SyntaxTree tree, string name)
    {
        lock (gate)
        {
            return entries.TryGetValue(tree, out var ofTree) && ofTree.TryGetValue(name, out var entry) ? entry : null;
        }
    }

    private void Store(SyntaxTree tree, string name, WorkflowMemoEntry<TModel> entry)
    {
        lock (gate)
        {
            entries.GetOrCreateValue(tree)[name] = entry;
        }
    }
}
