using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Chains;

/// <summary>An output port of a step that was read.</summary>
internal readonly record struct ChainPort(string Name, ITypeSymbol Items);
