using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Locks;

/// <summary>The rules about <c>workflows.lock.json</c>.</summary>
internal static class LockRules
{
    public static readonly DiagnosticDescriptor StrandsRuns = new(
        DiagnosticIds.StrandedRuns,
        "A change strands runs in flight",
        "{0}, which strands {1} of '{2}'. Take the change back; or, once there are no such runs, update the lock with the command \"lock\".",
        DiagnosticCategories.Lock,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.StrandedRuns + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor WorkflowRemoved = new(
        DiagnosticIds.StrandedRuns,
        "A change strands runs in flight",
        "Workflow '{0}' was removed or has another id, which strands all of its runs. Keep it; or, once there are none, update the lock with the command \"lock\".",
        DiagnosticCategories.Lock,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.StrandedRuns + HelpLinks.Extension,
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor Unreadable = new(
        DiagnosticIds.StrandedRuns,
        "A change strands runs in flight",
        "The workflow lock can't be read, so no change is checked: {0}. Restore the file, or write it again with the command \"lock\".",
        DiagnosticCategories.Lock,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.StrandedRuns + HelpLinks.Extension,
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor RetiredIdUsed = new(
        DiagnosticIds.StrandedRuns,
        "A change strands runs in flight",
        "Step \"{0}\" has the id of a retired step, and stored runs would take the one for the other. Give the step another id, or remove [Retired(\"{0}\")].",
        DiagnosticCategories.Lock,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.StrandedRuns + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor Behind = new(
        DiagnosticIds.LockBehind,
        "The workflow lock is behind",
        "The plan of '{0}' changed ({1}), and runs in flight can go on. Update the lock with the command \"lock\".",
        DiagnosticCategories.Lock,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.LockBehind + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor NotLocked = new(
        DiagnosticIds.LockBehind,
        "The workflow lock is behind",
        "The plan of '{0}' is not in the workflow lock yet. Update the lock with the command \"lock\".",
        DiagnosticCategories.Lock,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.LockBehind + HelpLinks.Extension);
}
