namespace Codemation.Dsl.Generator.Chains.Values;

/// <summary>What an expression of a definition stands for while the chain is read.</summary>
internal abstract class ChainValue;
