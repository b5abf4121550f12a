namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Writes the expression that makes the metadata of one type; <c>options</c> is in scope where it stands.</summary>
internal static class FormEmitter
{
    /// <param name="type">The type.</param>
    /// <param name="registry">The class, with <c>global::</c>, that <see cref="RegistryEmitter"/> writes for the assembly.</param>
    public static string Expression(JsonTypeModel type, string registry) => type.Form switch
    {
        BuiltInForm builtIn => Value(type, Names.Services + builtIn.Converter),
        EnumForm => Value(type, $"{registry}.Convert<{type.TypeName}>(new {Names.Serialization}JsonStringEnumConverter<{type.TypeName}>(null, false), options)"),
        NullableForm nullable => Value(type, $"{Names.Services}GetNullableConverter<{nullable.Underlying}>(options)"),
        ConverterForm converter => Value(type, Converter(type.TypeName, converter.Converter, registry)),
        UnusedForm => Value(type, $"{Names.Services}GetUnsupportedTypeConverter<{type.TypeName}>()"),
        CollectionForm collection => Collection(type, collection),
        _ => $"Describe_{type.Name}(options)",
    };

    /// <summary>The expression of a converter that an attribute names, for a type.</summary>
    public static string Converter(string typeName, JsonConverterModel converter, string registry)
    {
        var made = $"new {converter.TypeName}()";
        return converter switch
        {
            { IsFactory: true } => $"{registry}.Convert<{typeName}>({made}, options)",
            { Converts: { } value } =>
                $"{Names.Services}GetNullableConverter<{value}>({Names.Services}CreateValueInfo<{value}>(options, {made}))",
            _ => made,
        };
    }

    private static string Value(JsonTypeModel type, string converter) => $"{Names.Services}CreateValueInfo<{type.TypeName}>(options, {converter})";

    private static string Collection(JsonTypeModel type, CollectionForm collection)
    {
        var arguments = collection switch
        {
            { Factory: "CreateArrayInfo" } => collection.Element,
            { Key: { } key } => $"{type.TypeName}, {key}, {collection.Element}",
            _ => $"{type.TypeName}, {collection.Element}",
        };
        var creator = collection.IsCreated ? $" {{ ObjectCreator = static () => new {type.TypeName}() }}" : "()";
        var values = $"new {Names.Metadata}JsonCollectionInfoValues<{type.TypeName}>{creator}";
        var last = collection.FromElements is { } method ? $", static elements => global::{method}(elements)" : string.Empty;
        return $"{Names.Services}{collection.Factory}<{arguments}>(options, {values}{last})";
    }
}
