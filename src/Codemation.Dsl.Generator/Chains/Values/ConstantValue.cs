using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Chains.Values;

/// <summary>A compile-time constant; for a member of an enum the underlying number, with the enum as its type.</summary>
internal sealed class ConstantValue(object? value, ITypeSymbol? type) : ChainValue
{
    public object? Value { get; } = value;

    public ITypeSymbol? Type { get; } = type;
}
