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
        var options = item.Context is { } context ? context + ".Default.Options" : "Options";
        writer.Line($"internal static {type} {item.Name} => global::Codemation.ItemType.Once(ref {field}, {options}, {SourceWriter.Literal(item.Schema)});");
    }
}
