using System.Collections.Concurrent;
using System.Globalization;
using Codemation.Analyzers.Workflows;
using Codemation.Dsl.Generator.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Chains;

/// <summary>Analyzes each workflow once, by its definition as it was read.</summary>
internal abstract class ChainAnalyzer : WorkflowAnalyzer
{
    /// <inheritdoc/>
    protected sealed override void Start(CompilationStartAnalysisContext context)
    {
        var readings = ChainReadings.Of(context.Compilation);

        // Workflows share methods, base classes and item types; whoever finds a problem there first reports it, and does so
        // again when an editor analyzes the workflow again.
        var finders = new ConcurrentDictionary<(Location Location, string Message), INamedTypeSymbol>();
        context.RegisterSymbolAction(
            symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                var found = WorkflowClass.Is(type)
                    ? Find(type, readings.Read(symbol.Compilation, type, symbol.CancellationToken), symbol.Compilation, symbol.CancellationToken)
                    : FindElsewhere(type, symbol.Compilation, symbol.CancellationToken);
                var own = new HashSet<(Location Location, string Message)>();
                foreach (var diagnostic in found)
                {
                    // Diagnostics themselves compare their arguments by reference.
                    var finding = (diagnostic.Location, diagnostic.GetMessage(CultureInfo.InvariantCulture));
                    if (own.Add(finding) && SymbolEqualityComparer.Default.Equals(finders.GetOrAdd(finding, type), type))
                    {
                        symbol.ReportDiagnostic(diagnostic);
                    }
                }
            },
            SymbolKind.NamedType);
    }

    /// <summary>What is wrong with a workflow.</summary>
    protected abstract IEnumerable<Diagnostic> Find(
        INamedTypeSymbol workflow,
        ChainReading reading,
        Compilation compilation,
        CancellationToken cancellationToken);

    /// <summary>What is wrong with a type that is no workflow, and may share members and methods with some.</summary>
    protected virtual IEnumerable<Diagnostic> FindElsewhere(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken) => [];

    /// <summary>Whether the code compiles as far as the chain goes; if it doesn't, flows may seem to be lost that are not.</summary>
    protected static bool Compiles(ChainReading reading) =>
        reading.Problems.All(static problem => problem.Kind != ChainProblemKind.DoesNotCompile);
}
