namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>The namespaces that emitted metadata mentions all the time.</summary>
internal static class Names
{
    public const string Json = "global::System.Text.Json.";
    public const string Serialization = Json + "Serialization.";
    public const string Metadata = Serialization + "Metadata.";
    public const string Services = Metadata + "JsonMetadataServices.";
    public const string Options = Json + "JsonSerializerOptions";
    public const string TypeInfo = Metadata + "JsonTypeInfo";
    public const string Unsafe = "global::System.Runtime.CompilerServices.Unsafe";
}
