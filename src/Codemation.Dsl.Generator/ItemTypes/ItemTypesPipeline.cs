using System.Collections.Immutable;
using Codemation.Dsl.Generator.Emit;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Writes the item types that the whole assembly can see: a file for each type, so that a change of one leaves the others alone.</summary>
internal static class ItemTypesPipeline
{
    /// <summary>The names of the steps, for tests.</summary>
    public const string Items = "ItemTypes";
    public const string Registry = "ItemTypeRegistry";

    /// <summary>Registers the outputs.</summary>
    /// <param name="context">The generator's context.</param>
    /// <param name="items">The item types, in any order, as often as they occur.</param>
    public static void Register(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ImmutableArray<ItemTypeModel>> items)
    {
        var all = items.Select(static (items, _) => ItemTypeSet.Distinct(items));

        var files = all.SelectMany(static (items, _) => ItemTypeSet.Files(items)).WithTrackingName(Items);
        context.RegisterSourceOutput(files, static (context, file) => Add(
            context, file.Name, ItemTypesFile.Write(file.Container, writer => WriteMembers(writer, file))));

        var registry = all.Select(static (items, _) => ItemTypeSet.Registry(items)).WithTrackingName(Registry);
        context.RegisterSourceOutput(registry, static (context, registry) =>
        {
            if (registry is not null)
            {
                // The class has many parts, and only one of them may have the attribute.
                Add(context, "Registry", ItemTypesFile.Write(
                    registry.Container, writer => RegistryEmitter.WriteAssembly(writer, registry), GeneratedFile.Attribute));
            }
        });
    }

    private static void WriteMembers(SourceWriter writer, ItemTypeFileModel file)
    {
        if (file.Item is { } item)
        {
            ItemPropertyEmitter.Write(writer, item);
        }

        if (file.Json is { Form: ObjectForm form } json)
        {
            if (file.Item is not null)
            {
                writer.Line();
            }

            ObjectEmitter.Write(writer, json, form, "global::" + file.Container);
        }
    }

    private static void Add(SourceProductionContext context, string name, SourceWriter writer) =>
        context.AddSource($"Codemation.ItemTypes.{name}.g.cs", writer.ToSourceText());
}
