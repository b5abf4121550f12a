using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Caching;

/// <summary>
/// The files, besides those that declare the workflow, whose full text a reader looked at. A reader reports a file here
/// whenever it uses more of it than declarations: a method's body, an initialiser's value, a comment.
/// </summary>
internal sealed class TreeDependencies
{
    private readonly HashSet<SyntaxTree> trees = [];

    /// <summary>Adds a file.</summary>
    public void Add(SyntaxTree tree) => trees.Add(tree);

    /// <summary>Adds every file that declares a part of the symbol; a symbol from metadata adds none.</summary>
    public void Add(ISymbol symbol)
    {
        foreach (var declaration in symbol.DeclaringSyntaxReferences)
        {
            trees.Add(declaration.SyntaxTree);
        }
    }

    internal SyntaxTree[] ToArray() => [.. trees];
}
