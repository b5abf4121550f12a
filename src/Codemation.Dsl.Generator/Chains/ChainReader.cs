using Codemation.Dsl.Generator.Caching;
using Codemation.Dsl.Generator.Chains.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.Chains;

/// <summary>
/// Reads a workflow's definition by walking it the way it will run: the steps come out in the order, with the ports and
/// scopes, in which the recorder records them at start.
/// </summary>
internal sealed partial class ChainReader
{
    private readonly Compilation compilation;
    private readonly INamedTypeSymbol workflow;
    private readonly TreeDependencies dependencies;
    private readonly CancellationToken cancellationToken;
    private readonly DslTypes dsl;
    private readonly ChainDraft draft = new();
    private readonly Dictionary<SyntaxTree, SemanticModel> models = [];

    private ChainReader(
        Compilation compilation,
        INamedTypeSymbol workflow,
        TreeDependencies dependencies,
        CancellationToken cancellationToken)
    {
        this.compilation = compilation;
        this.workflow = workflow;
        this.dependencies = dependencies;
        this.cancellationToken = cancellationToken;
        dsl = new DslTypes(compilation);
    }

    /// <summary>Reads the definition of a class that derives from <c>Workflow&lt;TIn, TOut&gt;</c>.</summary>
    /// <param name="compilation">The compilation the class is in.</param>
    /// <param name="workflow">The class.</param>
    /// <param name="dependencies">Gets every other file whose code decides what the chain is.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static ChainReading Read(
        Compilation compilation,
        INamedTypeSymbol workflow,
        TreeDependencies dependencies,
        CancellationToken cancellationToken)
    {
        var reader = new ChainReader(compilation, workflow, dependencies, cancellationToken);
        return reader.draft.Finish(reader.ReadDefinition());
    }

    private FlowValue? ReadDefinition()
    {
        if (FindDefine() is not { } define)
        {
            draft.Report(ChainProblemKind.NoDefinition, workflow.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken));
            return null;
        }

        var start = dsl.Items(define.Parameters[0].Type) is { } items ? new FlowValue(ChainSource.Trigger, items) : null;
        var scope = new ChainScope(Model(workflow.DeclaringSyntaxReferences[0].SyntaxTree), TypeSubstitution.None);
        return Follow(define, [start], receiver: null, scope, ChainPlace(define)) as FlowValue;
    }

    private SyntaxNode ChainPlace(ISymbol symbol) =>
        (OwnSyntax(symbol) ?? workflow.DeclaringSyntaxReferences[0]).GetSyntax(cancellationToken);

    private IMethodSymbol? FindDefine()
    {
        for (INamedTypeSymbol? type = workflow; type is not null && !dsl.IsOurs(type); type = type.BaseType)
        {
            foreach (var member in type.GetMembers("Define"))
            {
                if (member is IMethodSymbol { IsOverride: true, IsAbstract: false, Parameters.Length: 1 } define)
                {
                    return define;
                }
            }
        }

        return null;
    }

    private SemanticModel Model(SyntaxTree tree)
    {
        if (!models.TryGetValue(tree, out var model))
        {
            models[tree] = model = compilation.GetSemanticModel(tree);
        }

        return model;
    }

    private FlowValue Unknown(ITypeSymbol items) => new(ChainSource.Unknown, items);

    /// <summary>A value in place of one that could not be read, so that the steps behind it are still found.</summary>
    private ChainValue? Unknown(ITypeSymbol? type, ChainScope scope) =>
        dsl.Items(type) is { } items ? Unknown(scope.Types.Apply(items, compilation)) : null;

    private static string KeywordOf(SyntaxNode node) => node.GetFirstToken().Text;

    private static bool IsDiscard(SyntaxToken name) => name.IsKind(SyntaxKind.UnderscoreToken) || name.ValueText == "_";
}
