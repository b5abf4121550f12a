using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Chains.Values;

/// <summary>A method or local function over flows that is passed on by its name.</summary>
/// <param name="method">The method, constructed.</param>
/// <param name="receiver">The flow an extension method was taken from; null for other methods.</param>
/// <param name="scope">The scope its name was written in.</param>
internal sealed class MethodValue(IMethodSymbol method, ChainValue? receiver, ChainScope scope) : ChainValue
{
    public IMethodSymbol Method { get; } = method;

    public ChainValue? Receiver { get; } = receiver;

    public ChainScope Scope { get; } = scope;
}
