using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.Analyzers.ItemTypes.Suppressions;

/// <summary>A <c>#pragma warning disable</c>.</summary>
internal readonly record struct WarningPragma(PragmaWarningDirectiveTriviaSyntax Directive)
{
    /// <summary>Whether it disables some diagnostics only.</summary>
    public bool NamesIds => Directive.ErrorCodes.Count > 0;

    /// <summary>Whether a comment behind it, or alone on the line above it, gives a reason.</summary>
    public bool HasReason => Directive.DescendantTrivia().Any(IsReason) || (CommentAbove() is { } above && IsReason(above));

    /// <summary>The pragma that disables a diagnostic at a position; null when none does.</summary>
    public static WarningPragma? Covering(SyntaxTree tree, int position, string id, CancellationToken cancellationToken)
    {
        var root = (CompilationUnitSyntax)tree.GetRoot(cancellationToken);
        WarningPragma? covering = null;
        for (var each = root.GetFirstDirective(IsPragma); each is not null && each.Span.End <= position; each = each.GetNextDirective(IsPragma))
        {
            var pragma = (PragmaWarningDirectiveTriviaSyntax)each;
            if (pragma.IsActive && (pragma.ErrorCodes.Count == 0 || Named(pragma, id) is not null))
            {
                covering = pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword) ? new WarningPragma(pragma) : null;
            }
        }

        return covering;
    }

    /// <summary>Where it disables a diagnostic, before it takes effect: at the id; at the words where it disables all.</summary>
    public Location Place(string id) => Named(Directive, id)?.GetLocation()
        ?? Location.Create(Directive.SyntaxTree, TextSpan.FromBounds(Directive.HashToken.SpanStart, Directive.DisableOrRestoreKeyword.Span.End));

    private static bool IsPragma(DirectiveTriviaSyntax directive) => directive is PragmaWarningDirectiveTriviaSyntax;

    private static ExpressionSyntax? Named(PragmaWarningDirectiveTriviaSyntax pragma, string id) =>
        pragma.ErrorCodes.FirstOrDefault(code => code is IdentifierNameSyntax { Identifier.ValueText: var name } && name == id);

    private SyntaxTrivia? CommentAbove()
    {
        var own = Directive.ParentTrivia;
        var lines = Directive.SyntaxTree.GetText().Lines;
        var line = lines.GetLinePosition(own.SpanStart).Line;
        foreach (var each in own.Token.LeadingTrivia)
        {
            if (IsComment(each) && lines.GetLinePosition(each.Span.End).Line == line - 1)
            {
                return each;
            }
        }

        return null;
    }

    private static bool IsReason(SyntaxTrivia trivia) => IsComment(trivia) && SuppressionReasons.IsReason(trivia.ToString().Trim('/', '*', ' ', '\t'));

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;
}
