using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.Chains;

/// <summary>Where to point at in a step's call.</summary>
internal static class StepSyntax
{
    /// <summary>The method's name in the call, without its receiver and arguments.</summary>
    public static SyntaxNode Name(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax member ? member.Name : call.Expression;
}
