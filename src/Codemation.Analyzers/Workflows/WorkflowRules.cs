using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Workflows;

/// <summary>The rules for workflow classes.</summary>
internal static class WorkflowRules
{
    public static readonly DiagnosticDescriptor NotPartial = new(
        DiagnosticIds.NotPartial,
        "A workflow class must be partial",
        "'{0}' must be partial, because the plan of the workflow is generated into it",
        DiagnosticCategories.Structure,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.NotPartial + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor OuterNotPartial = new(
        DiagnosticIds.NotPartial,
        "A workflow class must be partial",
        "'{0}' must be partial, because the plan of the workflow '{1}' inside of it is generated into both",
        DiagnosticCategories.Structure,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.NotPartial + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor AttributeMissing = new(
        DiagnosticIds.AttributeAndBase,
        "A workflow class needs both the attribute and the base class",
        "'{0}' derives from Workflow<TIn, TOut> but has no [Workflow] attribute, so it has no id and no plan. Add [Workflow(\"…\")], or make the class abstract if others derive from it.",
        DiagnosticCategories.Structure,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.AttributeAndBase + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor BaseMissing = new(
        DiagnosticIds.AttributeAndBase,
        "A workflow class needs both the attribute and the base class",
        "'{0}' has the [Workflow] attribute but does not derive from Workflow<TIn, TOut>, so it defines nothing. Derive from it, with the types of the workflow's input and output.",
        DiagnosticCategories.Structure,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.AttributeAndBase + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor IdMalformed = new(
        DiagnosticIds.WorkflowId,
        "A workflow's id must be well-formed and unique",
        "The workflow id '{0}' must consist of lower-case letters, digits, dots and dashes ([a-z0-9.-]+), because addresses and commands use it",
        DiagnosticCategories.Structure,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.WorkflowId + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor IdUsedTwice = new(
        DiagnosticIds.WorkflowId,
        "A workflow's id must be well-formed and unique",
        "The workflow id '{0}' is also that of '{1}'. Stored runs belong to an id, so give the newer workflow another one.",
        DiagnosticCategories.Structure,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.WorkflowId + HelpLinks.Extension);
}
