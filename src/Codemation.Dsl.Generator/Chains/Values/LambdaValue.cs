using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.Chains.Values;

/// <summary>A lambda over flows, together with the scope it was written in.</summary>
internal sealed class LambdaValue(AnonymousFunctionExpressionSyntax lambda, ChainScope scope) : ChainValue
{
    public AnonymousFunctionExpressionSyntax Lambda { get; } = lambda;

    public ChainScope Scope { get; } = scope;
}
