using Codemation.Dsl.Generator.Caching;
using Codemation.Dsl.Generator.ItemTypes;
using Codemation.Dsl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Reading;

/// <summary>Gives each distinct item type of a workflow an index.</summary>
internal sealed class ItemTable(INamedTypeSymbol workflow, Compilation compilation, CancellationToken cancellationToken)
{
    private readonly Dictionary<ITypeSymbol, int> known = new(SymbolEqualityComparer.IncludeNullability);
    private readonly List<ItemModel> items = [];

    public int Add(ITypeSymbol type)
    {
        if (!known.TryGetValue(type, out var index))
        {
            known[type] = index = items.Count;
            var model = ItemTypeReader.Read(type, workflow, compilation, cancellationToken);
            items.Add(new ItemModel(model, TypeText.Annotated(type), TypeVisibility.IsPublic(type)));
        }

        return index;
    }

    public bool IsSupported => items.TrueForAll(static item => item.Type.Problem is null);

    public EquatableArray<ItemModel> ToItems() => items.ToEquatableArray();
}
