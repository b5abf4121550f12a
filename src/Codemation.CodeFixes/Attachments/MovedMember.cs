using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.CodeFixes.Attachments;

/// <summary>A member of an item type that is to become an attachment.</summary>
internal sealed class MovedMember
{
    private MovedMember(IPropertySymbol property, IParameterSymbol? parameter)
    {
        Property = property;
        Parameter = parameter;
    }

    public IPropertySymbol Property { get; }

    /// <summary>The parameter of its record that it comes from; null for a property that is written out.</summary>
    public IParameterSymbol? Parameter { get; }

    /// <summary>The member that code is about: its declaration, or what is put into it.</summary>
    public static MovedMember? At(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) => node switch
    {
        ParameterSyntax or PropertyDeclarationSyntax => Of(model.GetDeclaredSymbol(node, cancellationToken)),
        ExpressionSyntax { Parent: ParenthesizedExpressionSyntax outer } => At(outer, model, cancellationToken),
        ExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } argument } => Of(ParameterOf(argument, creation, model, cancellationToken)),
        ExpressionSyntax { Parent: AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment } when assignment.Right == node => Of(model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol),
        _ => null,
    };

    /// <summary>The parameter that an argument is given to.</summary>
    public static IParameterSymbol? ParameterOf(ArgumentSyntax argument, BaseObjectCreationExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(creation, cancellationToken).Symbol is not IMethodSymbol constructor)
        {
            return null;
        }

        return argument.NameColon is { Name.Identifier.ValueText: var name }
            ? constructor.Parameters.FirstOrDefault(parameter => parameter.Name == name)
            : constructor.Parameters.ElementAtOrDefault(creation.ArgumentList?.Arguments.IndexOf(argument) ?? -1);
    }

    /// <summary>Whether a parameter or property is this member.</summary>
    public bool Is(ISymbol? symbol) =>
        SymbolEqualityComparer.Default.Equals(symbol?.OriginalDefinition, Property) || (Parameter is not null && SymbolEqualityComparer.Default.Equals(symbol?.OriginalDefinition, Parameter));

    private static MovedMember? Of(ISymbol? symbol)
    {
        var property = symbol?.OriginalDefinition switch
        {
            IPropertySymbol own => own,
            IParameterSymbol { ContainingSymbol: IMethodSymbol { ContainingType: { IsRecord: true } record } } parameter => record.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault(),
            _ => null,
        };
        if (property is not { IsStatic: false, NullableAnnotation: not NullableAnnotation.Annotated, ContainingType.Arity: 0 } || !AttachedValue.CanBe(property.Type))
        {
            return null;
        }

        return property.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax()).FirstOrDefault() switch
        {
            PropertyDeclarationSyntax => new MovedMember(property, null),
            ParameterSyntax declared => new MovedMember(property, property.ContainingType.InstanceConstructors
                .SelectMany(static constructor => constructor.Parameters)
                .FirstOrDefault(parameter => parameter.DeclaringSyntaxReferences.Any(reference => reference.Span == declared.Span && reference.SyntaxTree == declared.SyntaxTree))),
            _ => null,
        };
    }
}
