using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.ItemTypes;

/// <summary>The rules for item types.</summary>
internal static class ItemTypeRules
{
    public static readonly DiagnosticDescriptor SharedMutable = new(
        DiagnosticIds.SharedMutable,
        "Branches share an item that can be changed",
        "The items of {0} go several ways as the same objects, and {1} {2}: what one branch changes, the others see. {3}.",
        DiagnosticCategories.ItemTypes,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.SharedMutable + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor Unsupported = new(
        DiagnosticIds.UnsupportedType,
        "A type can't be in the JSON of items",
        "{0} puts something into the JSON of items that can't be there: {1}",
        DiagnosticCategories.ItemTypes,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.UnsupportedType + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor Nameless = new(
        DiagnosticIds.NamelessType,
        "A type of items has no name that generated code can use",
        "{0} uses a type without a name that generated code could use: {1}",
        DiagnosticCategories.ItemTypes,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.NamelessType + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor Contradiction = new(
        DiagnosticIds.Contradiction,
        "An item type contradicts itself",
        "{0} contradicts itself: {1}",
        DiagnosticCategories.ItemTypes,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.Contradiction + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor BinaryInJson = new(
        DiagnosticIds.BinaryInJson,
        "An item holds binary data",
        "{0} puts binary data ({1}) into JSON, which every step copies, checks and stores. Attach the data to the item (ctx.Binary.AttachAsync in MapItemAsync), or leave the member out of JSON with [JsonIgnore].",
        DiagnosticCategories.ItemTypes,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.BinaryInJson + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor UnjustifiedSuppression = new(
        DiagnosticIds.UnjustifiedSuppression,
        "Suppressing CDM201 takes a justification",
        "CDM201 is suppressed here, and nothing says why binary data may be in the JSON of items. {0}.",
        DiagnosticCategories.ItemTypes,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.UnjustifiedSuppression + HelpLinks.Extension);
}
