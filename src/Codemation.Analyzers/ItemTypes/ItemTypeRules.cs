using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.ItemTypes;

/// <summary>The rules for item types.</summary>
internal static class ItemTypeRules
{
    public static readonly DiagnosticDescriptor BinaryInJson = new(
        DiagnosticIds.BinaryInJson,
        "An item holds binary data",
        "{0} puts binary data ({1}) into JSON, which every step copies, checks and stores. Keep the data outside of the item and its address (a path, a key) in it, or leave the member out of JSON with [JsonIgnore].",
        DiagnosticCategories.ItemTypes,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.BinaryInJson + HelpLinks.Extension);
}
