using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.StaticPlans.Members;

/// <summary>Makes a method of a private field or property that holds a function over flows, whose value can't be followed.</summary>
internal static class FunctionMember
{
    public static PlanRewriting? Rewrite(PlanSite site)
    {
        if (site.Node is not ExpressionSyntax name
            || site.Symbol(name) is not { DeclaredAccessibility: Accessibility.Private, DeclaringSyntaxReferences: { Length: 1 } declared } member
            || IsUsedInOtherParts(member, declared[0].SyntaxTree, site)
            || TypeOf(member) is not INamedTypeSymbol { DelegateInvokeMethod: { } invoke }
            || Declaration(declared[0].GetSyntax(site.CancellationToken)) is not var (declaration, function)
            || declaration.SyntaxTree != site.Root.SyntaxTree || declaration.ContainsDirectives || declaration.AttributeLists.Count > 0
            || Parameters(function) is not { } parameters || parameters.Count != invoke.Parameters.Length)
        {
            return null;
        }

        var modifiers = string.Concat(declaration.Modifiers.Where(static each => !each.IsKind(SyntaxKind.ReadOnlyKeyword)).Select(static each => each.Text + " "));
        var list = string.Join(", ", parameters.Select((parameter, i) => $"{Minimal(invoke.Parameters[i].Type, site)} {parameter.Identifier.Text}"));
        var header = $"{modifiers}{Minimal(invoke.ReturnType, site)} {member.Name}({list})";
        var indentation = site.Layout.IndentationAt(declaration.SpanStart);
        var body = function.Body is BlockSyntax block
            ? site.Layout.NewLine + indentation + site.Layout.Move(block.Span, site.Layout.IndentationAt(block.SpanStart), indentation, [])
            : " => " + site.Text.ToString(function.Body.Span) + ";";
        return site.Layout.Comments(TextSpan.FromBounds(declaration.SpanStart, function.Body.SpanStart)).Any()
            ? null
            : new PlanRewriting($"Make a method of '{member.Name}'", new TextChange(declaration.Span, header + body));
    }

    private static bool IsUsedInOtherParts(ISymbol member, SyntaxTree own, PlanSite site) => member.ContainingType.DeclaringSyntaxReferences
        .Where(part => part.SyntaxTree != own)
        .Any(part => part.GetSyntax(site.CancellationToken).DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == member.Name));

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol { IsReadOnly: true } field => field.Type,
        IPropertySymbol { SetMethod: null } property => property.Type,
        _ => null,
    };

    private static (MemberDeclarationSyntax Member, AnonymousFunctionExpressionSyntax Function)? Declaration(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Initializer.Value: AnonymousFunctionExpressionSyntax function, Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax field } } =>
            (field, function),
        PropertyDeclarationSyntax { ExpressionBody.Expression: AnonymousFunctionExpressionSyntax function } property => (property, function),
        PropertyDeclarationSyntax { Initializer.Value: AnonymousFunctionExpressionSyntax function } property => (property, function),
        _ => null,
    };

    private static IReadOnlyList<ParameterSyntax>? Parameters(AnonymousFunctionExpressionSyntax function) => function switch
    {
        SimpleLambdaExpressionSyntax { AsyncKeyword.RawKind: 0 } lambda => new[] { lambda.Parameter },
        ParenthesizedLambdaExpressionSyntax { AsyncKeyword.RawKind: 0 } lambda => lambda.ParameterList.Parameters,
        _ => null,
    };

    private static string Minimal(ITypeSymbol type, PlanSite site) => type.ToMinimalDisplayString(site.Model, site.Member.SpanStart);
}
