using Codemation.Dsl.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.ItemTypes;

/// <summary>The record to declare for what one step makes, and the changes where it is made.</summary>
internal sealed class RecordPlan
{
    public required string Name { get; init; }

    /// <summary>Where the declaration goes: behind the outermost type around the step.</summary>
    public required int DeclareAt { get; init; }

    public required string Declaration { get; init; }

    public required IReadOnlyList<TextChange> Changes { get; init; }

    /// <summary>The plan for the step whose name stands at a node; null where the step makes nothing that a record could replace.</summary>
    public static RecordPlan? For(SyntaxNode node, SemanticModel model, HashSet<string> taken, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method
            || method.TypeArguments.OfType<INamedTypeSymbol>().FirstOrDefault(static type => type.IsAnonymousType || type.IsTupleType) is not { } type
            || call.Ancestors().OfType<BaseTypeDeclarationSyntax>().LastOrDefault() is not { } owner)
        {
            return null;
        }

        var members = Members(type).ToList();
        var creations = Creations.Of(type, call, model, cancellationToken);
        if (creations.Count == 0 || !members.TrueForAll(static member => CanBeNamed(member.Type)))
        {
            return null;
        }

        var name = RecordName.For(call, model, taken);
        var position = owner.Span.End;
        var parameters = members.Select(member =>
            $"{member.Type.ToMinimalDisplayString(model, owner.SpanStart, SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier))} {member.Name}");
        var isPublic = members.TrueForAll(static member => TypeVisibility.IsPublic(member.Type)) && owner.Modifiers.Any(SyntaxKind.PublicKeyword);
        var (line, indentation) = Layout(owner);
        return new RecordPlan
        {
            Name = name,
            DeclareAt = position,
            Declaration = $"{line}{line}{indentation}{(isPublic ? "public" : "internal")} sealed record {name}({string.Join(", ", parameters)});",
            Changes = [.. creations.SelectMany(creation => Creations.Replace(creation, name))],
        };
    }

    private static IEnumerable<(string Name, ITypeSymbol Type)> Members(INamedTypeSymbol type) => type.IsTupleType
        ? type.TupleElements.Select(static element => (element.Name, element.Type))
        : type.GetMembers().OfType<IPropertySymbol>().Select(static property => (property.Name, property.Type));

    private static bool CanBeNamed(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => CanBeNamed(array.ElementType),
        INamedTypeSymbol named => !named.IsAnonymousType && named is { TypeKind: not TypeKind.Error, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal }
            && (named.ContainingType is null || CanBeNamed(named.ContainingType)) && named.TypeArguments.All(CanBeNamed),
        _ => false,
    };

    private static (string Line, string Indentation) Layout(SyntaxNode owner)
    {
        var text = owner.SyntaxTree.GetText();
        var first = text.Lines[0];
        var line = text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak));
        var start = text.Lines.GetLineFromPosition(owner.SpanStart);
        var indentation = text.ToString(TextSpan.FromBounds(start.Start, owner.SpanStart));
        return (line.Length == 0 ? "\n" : line, string.IsNullOrWhiteSpace(indentation) ? indentation : string.Empty);
    }
}
