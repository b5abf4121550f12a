using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Nodes;

/// <summary>The rules for custom nodes.</summary>
internal static class NodeRules
{
    public static readonly DiagnosticDescriptor Missing = new(
        DiagnosticIds.Node,
        "A request needs exactly one node that can be made",
        "No node handles '{0}'. Add a class that derives from {1}.",
        DiagnosticCategories.Structure,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.Node + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor Several = new(
        DiagnosticIds.Node,
        "A request needs exactly one node that can be made",
        "Several nodes handle '{0}': {1}. Keep one of them.",
        DiagnosticCategories.Structure,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.Node + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor CannotBeMade = new(
        DiagnosticIds.Node,
        "A request needs exactly one node that can be made",
        "The node '{0}' can't be made by the host: {1}",
        DiagnosticCategories.Structure,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.Node + HelpLinks.Extension);
}
