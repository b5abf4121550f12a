using Codemation.Dsl.Generator.Emit;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Writes the item types that only one workflow can see.</summary>
internal static class NestedItemTypes
{
    /// <summary>Writes them as one class, at a place where members of the workflow's class can stand; nothing if there are none.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="items">All item types of the workflow.</param>
    public static void Write(SourceWriter writer, IEnumerable<ItemTypeModel> items)
    {
        var mine = items.Where(item => item is { IsPrivate: true, Problem: null })
            .GroupBy(item => item.Name).Select(group => group.First())
            .OrderBy(item => item.Name, StringComparer.Ordinal).ToList();
        if (mine.Count == 0)
        {
            return;
        }

        var registry = "global::" + mine[0].AssemblyContainer;
        var types = ItemTypeSet.Types(mine).Where(type => type.IsPrivate).ToList();
        writer.Line("#nullable disable").Line(ItemTypesFile.NoWarnings);
        writer.Line(GeneratedFile.Attribute);
        using (writer.Block($"private static class {ItemTypeAccess.NestedContainer}"))
        {
            writer.Line($"private static readonly {Names.Options} Options = {registry}.CreateOptions(new Resolver());");
            foreach (var item in mine)
            {
                writer.Line();
                ItemPropertyEmitter.Write(writer, item);
            }

            foreach (var type in types)
            {
                if (type.Form is ObjectForm form)
                {
                    writer.Line();
                    ObjectEmitter.Write(writer, type, form, registry);
                }
            }

            writer.Line();
            RegistryEmitter.WriteResolver(writer, types.Select(type => new RegistryEntry(type.TypeName, FormEmitter.Expression(type, registry))));
        }

        writer.Line("#nullable restore");
    }
}
