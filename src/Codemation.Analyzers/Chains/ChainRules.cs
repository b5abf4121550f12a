using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Chains;

/// <summary>The rules for definitions.</summary>
internal static class ChainRules
{
    public static readonly DiagnosticDescriptor StepIdNotConstant = new(
        DiagnosticIds.StepId,
        "A step's id must be constant, well-formed and unique in its workflow",
        "The id of this step must be a constant string, because stored runs know the step by it. Write a literal or a const.",
        DiagnosticCategories.Structure,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.StepId + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor StepIdMalformed = new(
        DiagnosticIds.StepId,
        "A step's id must be constant, well-formed and unique in its workflow",
        "The step id '{0}' must consist of lower-case letters, digits and dashes ([a-z0-9-]+)",
        DiagnosticCategories.Structure,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.StepId + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor StepIdUsedTwice = new(
        DiagnosticIds.StepId,
        "A step's id must be constant, well-formed and unique in its workflow",
        "The step id '{0}' is already used at {1}. Give each step of a workflow an id of its own.",
        DiagnosticCategories.Structure,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.StepId + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor StepIdRepeated = new(
        DiagnosticIds.StepId,
        "A step's id must be constant, well-formed and unique in its workflow",
        "The step id '{0}' is used again by each call of the code around it. Let each call pass an id of its own, as a constant argument.",
        DiagnosticCategories.Structure,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.StepId + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor NotStatic = new(
        DiagnosticIds.StaticPlan,
        "A definition must be a static plan",
        "A definition can't hold {0}, because the plan is fixed when the workflow is built: {1}",
        DiagnosticCategories.Structure,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.StaticPlan + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor FlowUnused = new(
        DiagnosticIds.UnusedFlow,
        "The items of a flow go nowhere",
        "The items of step '{0}' go nowhere. Use its flow: add steps to it, merge or return it; or assign it to '_' if its items are meant to end here.",
        DiagnosticCategories.Structure,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.UnusedFlow + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor BranchUnused = new(
        DiagnosticIds.UnusedFlow,
        "The items of a flow go nowhere",
        "The items that step '{0}' sends to its branch '{1}' go nowhere. Use the branch: add steps to it, merge or return it; or assign it to '_' if its items are meant to end here.",
        DiagnosticCategories.Structure,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.UnusedFlow + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor EnumCases = new(
        DiagnosticIds.EnumCases,
        "A switch over an enum misses members",
        "Switch \"{0}\" has no case for {1} and no Default, so items with that key would fail. Add the cases, or Default.",
        DiagnosticCategories.Structure,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.EnumCases + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor CaseUnreachable = new(
        DiagnosticIds.Unreachable,
        "A branch that no item takes",
        "An earlier case has the key {0} already, so no item comes here. Remove one of them, or change its key.",
        DiagnosticCategories.Structure,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.Unreachable + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor ConditionConstant = new(
        DiagnosticIds.Unreachable,
        "A branch that no item takes",
        "The condition of \"{0}\" is always {1}, so all items go one way. Leave the step out, or look at the item.",
        DiagnosticCategories.Structure,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.Unreachable + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor Nesting = new(
        DiagnosticIds.Nesting,
        "Routers are nested so deep that compiling takes long",
        "\"{0}\" is the router at depth {1}, and the compiler's work doubles with each level. Take the branches as variables, as in 'var (yes, no) = flow.If(…)'.",
        DiagnosticCategories.Structure,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Folder + DiagnosticIds.Nesting + HelpLinks.Extension);
}
