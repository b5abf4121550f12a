using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>The models of one compilation that are the same for all its workflows, so that a type is read once.</summary>
internal sealed class ReadItemTypes
{
    private static readonly ConditionalWeakTable<Compilation, ReadItemTypes> Known = new();

    private readonly ConcurrentDictionary<ITypeSymbol, ItemTypeModel> models = new(SymbolEqualityComparer.IncludeNullability);

    public static ReadItemTypes Of(Compilation compilation) => Known.GetValue(compilation, static _ => new ReadItemTypes());

    public ItemTypeModel? Find(ITypeSymbol type) => models.TryGetValue(type, out var model) ? model : null;

    /// <summary>Keeps a model, unless it depends on what one workflow can see.</summary>
    public void Add(ITypeSymbol type, ItemTypeModel model)
    {
        if (model is { IsPrivate: false, Problem: null } && !model.Types.Any(one => one.IsPrivate))
        {
            models.TryAdd(type, model);
        }
    }
}
