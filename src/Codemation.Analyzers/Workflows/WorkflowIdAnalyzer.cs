using System.Collections.Immutable;
using Codemation.Dsl.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Workflows;

/// <summary>CDM003: a workflow's id that is malformed or used twice.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class WorkflowIdAnalyzer : WorkflowAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(WorkflowRules.IdMalformed, WorkflowRules.IdUsedTwice);

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        var ids = new WorkflowIds();
        context.RegisterSymbolAction(symbol => Analyze(symbol, ids), SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context, WorkflowIds ids)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (WorkflowTypes.Attribute(type) is not { ConstructorArguments: { IsEmpty: false } arguments } attribute
            || arguments[0].Kind != TypedConstantKind.Primitive)
        {
            return;
        }

        var id = arguments[0].Value as string;
        if (!IsWellFormed(id))
        {
            context.ReportDiagnostic(Diagnostic.Create(WorkflowRules.IdMalformed, Place(attribute, context.CancellationToken), id ?? "null"));
            return;
        }

        foreach (var (one, other) in ids.Add(id!, type))
        {
            if (WorkflowTypes.Attribute(one) is { } found)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    WorkflowRules.IdUsedTwice, Place(found, context.CancellationToken), id, TypeText.ForPeople(other)));
            }
        }
    }

    private static bool IsWellFormed(string? id) => !string.IsNullOrEmpty(id)
        && id!.All(static character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-');

    private static Location? Place(AttributeData attribute, CancellationToken cancellationToken)
    {
        var syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;
        var id = syntax?.ArgumentList?.Arguments.FirstOrDefault(static argument =>
            argument.NameEquals is null && argument.NameColon is null or { Name.Identifier.ValueText: "id" });
        return id?.Expression.GetLocation() ?? syntax?.GetLocation();
    }
}
