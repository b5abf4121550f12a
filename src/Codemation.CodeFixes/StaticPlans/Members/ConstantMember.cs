using Codemation.Dsl.Generator.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.StaticPlans.Members;

/// <summary>Makes a constant of a field that is one but for its declaration, where the plan needs a constant.</summary>
internal static class ConstantMember
{
    public static PlanRewriting? Rewrite(PlanSite site)
    {
        if (site.Kind is not (ChainProblemKind.CaseNotConstant or ChainProblemKind.ModeNotConstant or ChainProblemKind.TriggerNotConstant)
            || site.Symbol(site.Node) is not IFieldSymbol { IsStatic: true, IsReadOnly: true, DeclaredAccessibility: Accessibility.Private or Accessibility.Internal } symbol
            || symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(site.CancellationToken) is not VariableDeclaratorSyntax
            {
                Initializer.Value: var value, Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax field },
            })
        {
            return null;
        }

        return field.SyntaxTree == site.Root.SyntaxTree && site.Model.GetConstantValue(value, site.CancellationToken).HasValue
            ? new PlanRewriting($"Make '{symbol.Name}' a constant", [.. Modifiers(field)])
            : null;
    }

    private static IEnumerable<TextChange> Modifiers(FieldDeclarationSyntax field)
    {
        var only = field.Modifiers.First(static each => each.IsKind(SyntaxKind.ReadOnlyKeyword));
        var shared = field.Modifiers.First(static each => each.IsKind(SyntaxKind.StaticKeyword));
        return [new TextChange(only.Span, "const"), new TextChange(TextSpan.FromBounds(shared.SpanStart, shared.GetNextToken().SpanStart), string.Empty)];
    }
}
