using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Dsl.Generator.Tests.Harness;

/// <summary>Reports classes with a name of one letter.</summary>
#pragma warning disable RS1036, RS1038, RS1041, RS2008 // An analyzer that only the tests of the harness use, never a compiler.
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ShortNameAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        "TST001", "Short name", "'{0}' is short", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            symbol =>
            {
                if (symbol.Symbol.Name == "Crash")
                {
                    throw new InvalidOperationException("it broke");
                }

                if (symbol.Symbol.Name.Length == 1)
                {
                    symbol.ReportDiagnostic(Diagnostic.Create(Rule, symbol.Symbol.Locations[0], symbol.Symbol.Name));
                }
            },
            SymbolKind.NamedType);
    }
}
