using Codemation.Dsl.Generator.Emit;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Writes the property that gives an item type.</summary>
internal static class ItemPropertyEmitter
{
    public static void Write(SourceWriter writer, ItemTypeModel item)
    {
        var type = $"global::Codemation.ItemType<{item.TypeName}>";
        var field = $"made_{item.Name}";
        writer.Line($"private static {type} {field};");
        writer.Line();
        writer.Line($"internal static {type} {item.Name} => global::System.Threading.LazyInitializer.EnsureInitialized(ref {field}, static () => new {type}(");
        using (writer.Indent())
        {
            writer.Line($"static () => ({Names.TypeInfo}<{item.TypeName}>){(item.Context is { } context ? context + ".Default" : "Options")}.GetTypeInfo(typeof({item.TypeName})),");
            writer.Line(SourceWriter.Literal(item.Schema) + "));");
        }
    }
}
