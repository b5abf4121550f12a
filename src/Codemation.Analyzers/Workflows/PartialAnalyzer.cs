using System.Collections.Immutable;
using Codemation.Dsl.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Workflows;

/// <summary>CDM001: a workflow class, or a type around it, that the generator can't add to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PartialAnalyzer : WorkflowAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(WorkflowRules.NotPartial, WorkflowRules.OuterNotPartial);

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context) => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (WorkflowWithin(type) is not { } workflow || ContainerReader.IsPartial(type, context.CancellationToken))
        {
            return;
        }

        context.ReportDiagnostic(SymbolEqualityComparer.Default.Equals(workflow, type)
            ? Diagnostic.Create(WorkflowRules.NotPartial, type.Locations[0], type.Name)
            : Diagnostic.Create(WorkflowRules.OuterNotPartial, type.Locations[0], type.Name, workflow.Name));
    }

    private static INamedTypeSymbol? WorkflowWithin(INamedTypeSymbol type)
    {
        if (WorkflowClass.Is(type))
        {
            return type;
        }

        foreach (var nested in type.GetTypeMembers())
        {
            if (WorkflowWithin(nested) is { } workflow)
            {
                return workflow;
            }
        }

        return null;
    }
}
