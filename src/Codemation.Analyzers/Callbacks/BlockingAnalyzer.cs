using System.Collections.Immutable;
using Codemation.Analyzers.Chains;
using Codemation.Dsl.Generator.Chains;
using Codemation.Dsl.Generator.Chains.Callbacks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Callbacks;

/// <summary>CDM013, in steps: work that is blocked on, and tokens that are not passed on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BlockingAnalyzer : ChainAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(CallbackRules.Blocking, CallbackRules.TokenMissing);

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Find(
        INamedTypeSymbol workflow,
        ChainReading reading,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        var callbacks = new StepCallbacks(compilation, cancellationToken);
        return reading.Steps
            .SelectMany(step => callbacks.Reachable(step, workflow))
            .SelectMany(callback => BlockingCalls.Find(callback.Function, callback.Model, cancellationToken));
    }
}
