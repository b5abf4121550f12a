using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.CodeFixes.StaticPlans.Routing;

/// <summary>Tells values that a router can have as its key: a text, a number or a member of an enum.</summary>
internal static class SwitchKey
{
    public static bool Is(ExpressionSyntax expression, PlanSite site) => site.Model.GetTypeInfo(expression, site.CancellationToken).Type switch
    {
        { TypeKind: TypeKind.Enum } => true,
        { SpecialType: SpecialType.System_String or (>= SpecialType.System_Boolean and <= SpecialType.System_UInt64) } => true,
        _ => false,
    };
}
