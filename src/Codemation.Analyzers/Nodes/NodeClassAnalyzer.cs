using System.Collections.Immutable;
using Codemation.Dsl.Generator.Model;
using Codemation.Dsl.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Nodes;

/// <summary>CDM008: a node class that the host can't make.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NodeClassAnalyzer : WorkflowAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(NodeRules.CannotBeMade);

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context) => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        if (context.Symbol is INamedTypeSymbol { IsAbstract: false } type && NodeReader.Base(type) is var (kind, node)
            && Problem(type, kind, node, context.Compilation) is { } problem)
        {
            context.ReportDiagnostic(Diagnostic.Create(NodeRules.CannotBeMade, type.Locations[0], type.Name, problem));
        }
    }

    private static string? Problem(INamedTypeSymbol type, NodeKind kind, INamedTypeSymbol node, Compilation compilation)
    {
        if (type.IsGenericType)
        {
            return "it is generic. Make a class for each type argument.";
        }

        if (!TypeVisibility.IsAssemblyWide(type, compilation))
        {
            return "it is private to another type. Make it internal.";
        }

        if (node.TypeArguments.FirstOrDefault(argument => argument.TypeKind != TypeKind.Error && !TypeVisibility.IsAssemblyWide(argument, compilation)) is { } hidden)
        {
            return $"{(kind == NodeKind.SuspendableNode ? "its request, state or output" : "its request or output")} '{TypeText.ForPeople(hidden)}' is private to another type. Make that internal.";
        }

        return ConstructorReader.Read(type, compilation) is null
            ? "it has no constructor that the host can call. Give it one public constructor, with services as its parameters."
            : null;
    }
}
