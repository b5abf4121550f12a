using Codemation.Dsl.Generator.Emit;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Writes what finds the metadata of a type, and the options that all item types of an assembly share.</summary>
internal static class RegistryEmitter
{
    private const string Resolver = Names.Metadata + "IJsonTypeInfoResolver";

    /// <summary>Writes the members of the assembly's class.</summary>
    public static void WriteAssembly(SourceWriter writer, RegistryModel registry)
    {
        writer.Line($"private static readonly {Names.Options} Options = CreateOptions();");
        writer.Line();
        using (writer.Block($"internal static {Names.Options} CreateOptions(params {Resolver}[] before)"))
        {
            writer.Line($"var resolvers = new {Resolver}[before.Length + 1];");
            writer.Line("before.CopyTo(resolvers, 0);");
            writer.Line("resolvers[before.Length] = new Resolver();");
            using (writer.Block($"var options = new {Names.Options}", "};"))
            {
                writer.Line($"PropertyNamingPolicy = {Names.Json}JsonNamingPolicy.CamelCase,");
                writer.Line($"NumberHandling = {Names.Serialization}JsonNumberHandling.Strict,");
                writer.Line("RespectNullableAnnotations = true,");
                writer.Line("RespectRequiredConstructorParameters = true,");
                writer.Line("AllowOutOfOrderMetadataProperties = true,");
                writer.Line($"TypeInfoResolver = {Names.Metadata}JsonTypeInfoResolver.Combine(resolvers),");
            }

            writer.Line("options.MakeReadOnly();");
            writer.Line("return options;");
        }

        writer.Line();
        using (writer.Block($"internal static {Names.Serialization}JsonConverter<T> Convert<T>({Names.Serialization}JsonConverterFactory factory, {Names.Options} options)"))
        {
            writer.Line($"return factory.CanConvert(typeof(T)) && factory.CreateConverter(typeof(T), options) is {Names.Serialization}JsonConverter<T> converter");
            writer.Line("    ? converter");
            writer.Line("    : throw new global::System.InvalidOperationException($\"The converter {factory.GetType()} makes no converter for {typeof(T)}.\");");
        }

        writer.Line();
        WriteResolver(writer, registry.Entries);
    }

    /// <summary>Writes the resolver, as <c>Resolver</c>.</summary>
    public static void WriteResolver(SourceWriter writer, IEnumerable<RegistryEntry> entries)
    {
        using (writer.Block($"private static {Names.TypeInfo} Find(global::System.Type type, {Names.Options} options)"))
        {
            foreach (var entry in entries)
            {
                using (writer.Block($"if (type == typeof({entry.TypeName}))"))
                {
                    writer.Line($"return {entry.Expression};");
                }

                writer.Line();
            }

            writer.Line("return null;");
        }

        writer.Line();
        using (writer.Block($"private sealed class Resolver : {Resolver}"))
        {
            writer.Line($"public {Names.TypeInfo} GetTypeInfo(global::System.Type type, {Names.Options} options) => Find(type, options);");
        }
    }
}
