using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Where generated code will name the types: what it can see decides what is supported.</summary>
internal sealed class ItemTypeScope(Compilation compilation, INamedTypeSymbol workflow, JsonRules rules)
{
    public Compilation Compilation { get; } = compilation;

    public JsonRules Rules { get; } = rules;

    /// <summary>Whether any class of the assembly can name the symbol.</summary>
    public bool IsAssemblyWide(ISymbol symbol) => Compilation.IsSymbolAccessibleWithin(symbol, Compilation.Assembly);

    /// <summary>Whether at least the workflow's class can name the symbol.</summary>
    public bool IsAccessible(ISymbol symbol) => IsAssemblyWide(symbol) || Compilation.IsSymbolAccessibleWithin(symbol, workflow);
}
