using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Payloads;

/// <summary>The rules for binary data that hides in texts.</summary>
internal static class PayloadRules
{
    public static readonly DiagnosticDescriptor Encoded = new(
        DiagnosticIds.EncodedBytes,
        "Bytes are put into an item as text",
        "{0} makes text of bytes, and the item carries it through every step and into the store. Attach the bytes to the item (ctx.Binary.AttachAsync in MapItemAsync).",
        DiagnosticCategories.ItemTypes,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.EncodedBytes + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor Named = new(
        DiagnosticIds.NamedBytes,
        "A text whose name says that it holds bytes",
        "'{0}' is a text, and its name says that it holds bytes. If it does, attach them to the item (ctx.Binary.AttachAsync in MapItemAsync).",
        DiagnosticCategories.ItemTypes,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.NamedBytes + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor Literal = new(
        DiagnosticIds.LargeLiteral,
        "A large text or a data URI is put into an item",
        "{0} goes into every item that is made here, through every step and into the store. Keep it elsewhere and let the item say where.",
        DiagnosticCategories.ItemTypes,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.LargeLiteral + HelpLinks.Extension);
}
