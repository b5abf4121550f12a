using Codemation.Dsl.Generator.Caching;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Brings the item types of many workflows together: each once, in a stable order.</summary>
internal static class ItemTypeSet
{
    /// <summary>The supported ones.</summary>
    public static EquatableArray<ItemTypeModel> Distinct(IEnumerable<ItemTypeModel> items) => items
        .Where(item => item.Problem is null)
        .GroupBy(item => (item.Name, item.IsPrivate)).Select(group => group.First())
        .OrderBy(item => item.Name, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>All types that their JSON can hold.</summary>
    public static IEnumerable<JsonTypeModel> Types(IEnumerable<ItemTypeModel> items) => items
        .SelectMany(item => item.Types)
        .GroupBy(type => type.Name).Select(group => group.FirstOrDefault(type => type.Form is not UnusedForm) ?? group.First())
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    /// <summary>What is written of each type that the whole assembly can see.</summary>
    public static IEnumerable<ItemTypeFileModel> Files(EquatableArray<ItemTypeModel> items)
    {
        var properties = items.Where(static item => !item.IsPrivate).ToDictionary(static item => item.Name, static item => item with { Types = [] });
        var objects = Types(items).Where(static type => type is { IsPrivate: false, Form: ObjectForm }).ToDictionary(static type => type.Name);
        return properties.Keys.Union(objects.Keys).OrderBy(static name => name, StringComparer.Ordinal).Select(name => new ItemTypeFileModel(
            name,
            items[0].AssemblyContainer,
            properties.TryGetValue(name, out var item) ? item : null,
            objects.TryGetValue(name, out var type) ? type : null));
    }

    /// <summary>What the assembly's registry holds; null when there are no item types.</summary>
    public static RegistryModel? Registry(EquatableArray<ItemTypeModel> items) => items.Count == 0 ? null : new RegistryModel(
        items[0].AssemblyContainer,
        Types(items).Where(type => !type.IsPrivate)
            .Select(type => new RegistryEntry(type.TypeName, FormEmitter.Expression(type, "global::" + items[0].AssemblyContainer)))
            .ToEquatableArray());
}
