using Codemation.Dsl.Generator.Caching;
using Codemation.Dsl.Generator.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.StaticPlans;

/// <summary>Tries a rewriting out: it must compile without a new warning, and leave fewer problems in every definition it is about.</summary>
internal static class PlanCheck
{
    public static bool Holds(PlanSite site, PlanRewriting rewriting, SourceText changed)
    {
        var tree = site.Root.SyntaxTree.WithChangedText(changed);
        var compilation = site.Model.Compilation.ReplaceSyntaxTree(site.Root.SyntaxTree, tree);
        return HasNoNew(Findings(site.Model, site.CancellationToken), Findings(compilation.GetSemanticModel(tree), site.CancellationToken))
            && site.Workflows.All(each => IsBetter(each.Workflow, each.Reading, compilation, rewriting, site));
    }

    private static bool IsBetter(INamedTypeSymbol workflow, ChainReading before, Compilation compilation, PlanRewriting rewriting, PlanSite site)
    {
        if (Find(workflow, compilation) is not { } changed)
        {
            return false;
        }

        var after = ChainReader.Read(compilation, changed, new TreeDependencies(), site.CancellationToken);
        return after.Problems.Count < before.Problems.Count
            && HasNoNew(before.Problems.Select(static problem => problem.Kind), after.Problems.Select(static problem => problem.Kind))
            && (rewriting.Routed is not var (router, merge) || new BranchSteps(after, changed, compilation, site.CancellationToken).MayStayEmpty(router, merge));
    }

    private static INamedTypeSymbol? Find(INamedTypeSymbol workflow, Compilation compilation)
    {
        var name = workflow.MetadataName;
        INamespaceOrTypeSymbol container = workflow;
        for (var outer = workflow.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            name = outer.MetadataName + "+" + name;
            container = outer;
        }

        return compilation.Assembly.GetTypeByMetadataName(
            container.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + name : name);
    }

    private static IEnumerable<string> Findings(SemanticModel model, CancellationToken cancellationToken) => model.GetDiagnostics(cancellationToken: cancellationToken)
        .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
        .Select(static diagnostic => diagnostic.Id);

    private static bool HasNoNew<T>(IEnumerable<T> before, IEnumerable<T> after)
    {
        var known = before.ToLookup(static each => each);
        return after.GroupBy(static each => each).All(group => group.Count() <= known[group.Key].Count());
    }
}
