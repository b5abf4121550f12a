using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Codemation.CodeFixes.Attachments;

/// <summary>Finds the code that puts something into a member.</summary>
internal static class MemberUses
{
    /// <summary>The expressions that make items with the member set; null where the member is used in any other way too.</summary>
    public static async Task<IReadOnlyList<(Document Document, ExpressionSyntax Creation)>?> CreationsAsync(MovedMember member, Solution solution, CancellationToken cancellationToken)
    {
        var symbols = new List<ISymbol> { member.Property };
        if (member.Parameter is { } parameter)
        {
            symbols.Add(parameter);
            symbols.Add(parameter.ContainingSymbol);
            symbols.AddRange(member.Property.ContainingType.GetMembers("Deconstruct"));
        }

        var creations = new HashSet<(Document, ExpressionSyntax)>();
        foreach (var symbol in symbols)
        {
            foreach (var found in await SymbolFinder.FindReferencesAsync(symbol, solution, cancellationToken).ConfigureAwait(false))
            {
                // What the generator wrote it writes anew.
                foreach (var location in found.Locations.Where(static each => !each.IsImplicit && each.Document is not SourceGeneratedDocument))
                {
                    var root = await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                    var node = root!.FindNode(location.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
                    if (node.IsPartOfStructuredTrivia())
                    {
                        continue;
                    }

                    if (CreationOf(node) is not { } creation)
                    {
                        return null;
                    }

                    creations.Add((location.Document, creation));
                }
            }
        }

        return creations.Count == 0 ? null : [.. creations];
    }

    private static ExpressionSyntax? CreationOf(SyntaxNode node) => node switch
    {
        ImplicitObjectCreationExpressionSyntax creation => creation,
        IdentifierNameSyntax { Parent: NameColonSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } } } => creation,
        IdentifierNameSyntax { Parent: AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: ExpressionSyntax and (BaseObjectCreationExpressionSyntax or WithExpressionSyntax) and var creation } } assignment }
            when assignment.Left == node => (ExpressionSyntax)creation,
        NameSyntax { Parent: ObjectCreationExpressionSyntax creation } when creation.Type == node => creation,
        NameSyntax { Parent: QualifiedNameSyntax name } => CreationOf(name),
        _ => null,
    };
}
