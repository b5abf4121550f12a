using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Outputs;

/// <summary>The rules for <c>ctx.Output&lt;T&gt;(step)</c>.</summary>
internal static class OutputRules
{
    public static readonly DiagnosticDescriptor NoSuchStep = new(
        DiagnosticIds.Output,
        "The output of an earlier step must be there",
        "There is no step \"{0}\" in this workflow{1}",
        DiagnosticCategories.Structure,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.Output + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor NotUpstream = new(
        DiagnosticIds.Output,
        "The output of an earlier step must be there",
        "Not every item of step \"{1}\" has come through step \"{0}\", so there may be no output to look at. Ask for a step that is upstream on every path, or pass the value along in the item.",
        DiagnosticCategories.Structure,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.Output + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor OtherType = new(
        DiagnosticIds.Output,
        "The output of an earlier step must be there",
        "Step \"{0}\" gives {1}, not {2}",
        DiagnosticCategories.Structure,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.Output + HelpLinks.Extension);
}
