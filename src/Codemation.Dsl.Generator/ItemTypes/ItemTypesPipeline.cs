using System.Collections.Immutable;
using Codemation.Dsl.Generator.Emit;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Writes the item types that the whole assembly can see: a file for each, so that a change of one leaves the others alone.</summary>
internal static class ItemTypesPipeline
{
    /// <summary>The names of the steps, for tests.</summary>
    public const string Items = "ItemTypes";
    public const string Json = "ItemTypeJson";
    public const string Registry = "ItemTypeRegistry";

    /// <summary>Registers the outputs.</summary>
    /// <param name="context">The generator's context.</param>
    /// <param name="items">The item types, in any order, as often as they occur.</param>
    public static void Register(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ImmutableArray<ItemTypeModel>> items)
    {
        var all = items.Select(static (items, _) => ItemTypeSet.Distinct(items));

        var wide = all.SelectMany(static (items, _) => items.Where(item => !item.IsPrivate).Select(static item => item with { Types = [] })).WithTrackingName(Items);
        context.RegisterSourceOutput(wide, static (context, item) => Add(
            context, item.Name, ItemTypesFile.Write(item.AssemblyContainer, writer => ItemPropertyEmitter.Write(writer, item))));

        var objects = all.SelectMany(static (items, _) => ItemTypeSet.Types(items)
            .Where(type => type is { IsPrivate: false, Form: ObjectForm })
            .Select(type => (Container: items[0].AssemblyContainer, Type: type))).WithTrackingName(Json);
        context.RegisterSourceOutput(objects, static (context, one) => Add(
            context,
            one.Type.Name + ".Json",
            ItemTypesFile.Write(one.Container, writer => ObjectEmitter.Write(writer, one.Type, (ObjectForm)one.Type.Form, "global::" + one.Container))));

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

    private static void Add(SourceProductionContext context, string name, SourceWriter writer) =>
        context.AddSource($"Codemation.ItemTypes.{name}.g.cs", writer.ToSourceText());
}
