using System.Collections.Immutable;
using Codemation.Dsl.Generator.Caching;
using Codemation.Dsl.Generator.Emit;
using Codemation.Dsl.Generator.ItemTypes;
using Codemation.Dsl.Generator.Model;
using Codemation.Dsl.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator;

/// <summary>Connects the stages: workflow classes are read, their plans written, and the assembly's module and entry point made of all of them.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class WorkflowGenerator : IIncrementalGenerator
{
    /// <summary>The models of former compilations, as long as they hold.</summary>
    internal WorkflowMemo<WorkflowModel?> Memo { get; } = new();

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var memo = Memo;
        var workflows = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                WorkflowTypes.AttributeName,
                static (node, _) => node is ClassDeclarationSyntax,
                (attributed, cancellationToken) => ReadWorkflow(attributed, memo, cancellationToken))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.Workflows);

        // Nodes and the application class carry no attribute; they are known by what they derive from.
        var classes = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => NodeReader.IsCandidate(node), static (candidate, cancellationToken) => ReadClass(candidate, cancellationToken))
            .Where(static found => found is not null)
            .Select(static (found, _) => found!)
            .WithTrackingName(TrackingNames.Classes);

        var assembly = workflows
            .Select(static (model, _) => model.Registration)
            .Where(static registration => registration is not null)
            .Select(static (registration, _) => registration!)
            .Collect()
            .Combine(classes.Collect())
            .Select(static (both, _) => AssemblyReader.Read(both.Left, both.Right))
            .WithTrackingName(TrackingNames.Assembly);

        var project = context.CompilationProvider
            .Select(static (compilation, cancellationToken) => ProjectReader.Read(compilation, cancellationToken))
            .WithTrackingName(TrackingNames.Project);

        // Options are combined late, so that a change of one leaves what was read alone.
        var wantsEntryPoint = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => EntryPointOption.IsOn(options.GlobalOptions))
            .WithTrackingName(TrackingNames.EntryPoint);

        var ofWorkflows = workflows.SelectMany(static (model, _) => model.Items.Select(static item => item.Type)).Collect();
        var ofNodes = classes.SelectMany(static (found, _) => found.State is { } state ? ImmutableArray.Create(state) : ImmutableArray<ItemTypeModel>.Empty).Collect();
        ItemTypesPipeline.Register(context, ofWorkflows.Combine(ofNodes).Select(static (both, _) => both.Left.AddRange(both.Right)));
        context.RegisterSourceOutput(workflows, static (output, model) => PlanEmitter.Emit(output, model));
        context.RegisterSourceOutput(assembly.Combine(project), static (output, both) => AssemblyEmitter.Emit(output, both.Left, both.Right));
        context.RegisterSourceOutput(
            assembly.Combine(project).Combine(wantsEntryPoint),
            static (output, all) => EntryPointEmitter.Emit(output, all.Left.Left, all.Left.Right, all.Right));
    }

    private static WorkflowModel? ReadWorkflow(
        GeneratorAttributeSyntaxContext attributed,
        WorkflowMemo<WorkflowModel?> memo,
        CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)attributed.TargetSymbol;

        // Two parts that both carry the attribute are an error of the author's, and must not become two files of one name.
        return WorkflowTypes.IsFirstDeclaration(type, attributed.TargetNode, cancellationToken)
            ? memo.GetOrRead(attributed.SemanticModel.Compilation, type, WorkflowReader.Read, cancellationToken)
            : null;
    }

    private static FoundClass? ReadClass(GeneratorSyntaxContext candidate, CancellationToken cancellationToken) =>
        candidate.SemanticModel.GetDeclaredSymbol(candidate.Node, cancellationToken) is INamedTypeSymbol type
            ? NodeReader.Read(type, candidate.SemanticModel.Compilation, cancellationToken)
            : null;
}
