using Codemation.Analyzers.Chains;
using Codemation.Analyzers.Workflows;
using Codemation.Dsl.Generator.Chains;
using Microsoft.CodeAnalysis;

namespace Codemation.CodeFixes.StaticPlans;

/// <summary>The definitions of a project as they were read.</summary>
internal sealed class Definitions
{
    private readonly List<(INamedTypeSymbol Workflow, ChainReading Reading)> readings;

    private Definitions(SyntaxNode root, SemanticModel model, List<(INamedTypeSymbol Workflow, ChainReading Reading)> readings)
    {
        Root = root;
        Model = model;
        this.readings = readings;
    }

    /// <summary>The document that is asked about.</summary>
    public SyntaxNode Root { get; }

    public SemanticModel Model { get; }

    public static async Task<Definitions> OfAsync(Document document, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var known = ChainReadings.Of(model.Compilation);
        var workflows = TypesIn(model.Compilation.Assembly.GlobalNamespace).Where(WorkflowClass.Is);
        return new Definitions(root, model, [.. workflows.Select(type => (type, known.Read(model.Compilation, type, cancellationToken)))]);
    }

    /// <summary>What is wrong in the document, each place once however many workflows share it, with the workflows that do.</summary>
    public IEnumerable<(ChainProblem Problem, IReadOnlyList<(INamedTypeSymbol Workflow, ChainReading Reading)> Workflows)> Problems(CancellationToken cancellationToken) => readings
        .SelectMany(static each => each.Reading.Problems, static (each, problem) => (each, problem))
        .Where(found => found.problem.Location.SourceTree == Root.SyntaxTree && StaticPlanAdvice.For(found.problem, cancellationToken) is not null)
        .GroupBy(static found => (found.problem.Kind, found.problem.Location))
        .OrderBy(static group => group.Key.Location.SourceSpan)
        .Select(static group => (
            group.First().problem,
            (IReadOnlyList<(INamedTypeSymbol, ChainReading)>)[.. group.Select(static found => found.each).Distinct()]));

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) => container.GetMembers()
        .OfType<INamespaceOrTypeSymbol>()
        .SelectMany(static member => member is INamedTypeSymbol type ? TypesIn(type).Prepend(type) : TypesIn(member));
}
