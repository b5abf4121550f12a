using Codemation.Dsl.Generator.Chains.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.Chains;

/// <summary>A call of one of the DSL's methods.</summary>
internal sealed record StepCall(
    InvocationExpressionSyntax Syntax,
    IMethodSymbol Method,
    ChainValue? Receiver,
    CallArguments Arguments,
    ChainScope Scope);
