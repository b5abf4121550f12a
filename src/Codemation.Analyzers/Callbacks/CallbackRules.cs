using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Callbacks;

/// <summary>The rules for code that runs in steps.</summary>
internal static class CallbackRules
{
    public static readonly DiagnosticDescriptor NotRepeatable = new(
        DiagnosticIds.NotRepeatable,
        "A step gives something else when it runs again",
        "{0}: a step that a crash interrupts runs again. {1}.",
        DiagnosticCategories.Repeating,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.NotRepeatable + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor Blocking = new(
        DiagnosticIds.Blocking,
        "A step blocks, or can't be cancelled",
        "'{0}' holds a thread until the work is done. Await it, in MapAsync or another step that can wait.",
        DiagnosticCategories.Repeating,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.Blocking + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor TokenMissing = new(
        DiagnosticIds.Blocking,
        "A step blocks, or can't be cancelled",
        "'{0}' takes a cancellation token and gets none, so it goes on when the run is cancelled or the attempt took too long. Pass {1}.CancellationToken.",
        DiagnosticCategories.Repeating,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.Blocking + HelpLinks.Extension);
}
