using System.Collections.Immutable;
using Codemation.Dsl.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Workflows;

/// <summary>CDM002: the attribute without the base class, or the reverse.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class AttributeAndBaseAnalyzer : WorkflowAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(WorkflowRules.AttributeMissing, WorkflowRules.BaseMissing);

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context) => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class)
        {
            return;
        }

        var hasAttribute = WorkflowTypes.Attribute(type) is not null;
        var hasBase = WorkflowTypes.Base(type) is not null;
        if (hasAttribute && !hasBase && !HasUnknownBase(type))
        {
            context.ReportDiagnostic(Diagnostic.Create(WorkflowRules.BaseMissing, type.Locations[0], type.Name));
        }
        else if (hasBase && !hasAttribute && !type.IsAbstract)
        {
            context.ReportDiagnostic(Diagnostic.Create(WorkflowRules.AttributeMissing, type.Locations[0], type.Name));
        }
    }

    // The compiler reports a base class that can't be found; it may well be meant to be a workflow.
    private static bool HasUnknownBase(INamedTypeSymbol type)
    {
        for (var each = type.BaseType; each is not null; each = each.BaseType)
        {
            if (each.TypeKind == TypeKind.Error)
            {
                return true;
            }
        }

        return false;
    }
}
