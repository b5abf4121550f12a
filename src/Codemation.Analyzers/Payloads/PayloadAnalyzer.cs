using System.Collections.Immutable;
using Codemation.Analyzers.Chains;
using Codemation.Dsl.Generator.Chains;
using Codemation.Dsl.Generator.Chains.Callbacks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Payloads;

/// <summary>CDM202 and CDM204: bytes as text, and large texts, that a step puts into its items.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PayloadAnalyzer : ChainAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(PayloadRules.Encoded, PayloadRules.Literal);

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Find(
        INamedTypeSymbol workflow,
        ChainReading reading,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        var callbacks = new StepCallbacks(compilation, cancellationToken);
        var types = new ItemTypeClosure(workflow, reading);
        return reading.Steps.SelectMany(step => Find([.. callbacks.Reachable(step, workflow)], types.Contains, cancellationToken));
    }

    /// <summary>What is put into items by some code.</summary>
    internal static IEnumerable<Diagnostic> Find(IReadOnlyList<StepCallback> functions, Func<ITypeSymbol?, bool> isItem, CancellationToken cancellationToken)
    {
        var flow = new TextFlow(functions, isItem, cancellationToken);
        var reported = new HashSet<Location>();
        foreach (var (rule, source) in new (DiagnosticDescriptor, Func<SyntaxNode, SemanticModel, CancellationToken, string?>)[] { (PayloadRules.Encoded, TextSources.Encoder), (PayloadRules.Literal, TextSources.Literal) })
        {
            foreach (var function in functions)
            {
                foreach (var node in function.Function.DescendantNodes().OfType<ExpressionSyntax>())
                {
                    if (source(node, function.Model, cancellationToken) is not { } what)
                    {
                        continue;
                    }

                    foreach (var end in flow.Ends(node, function))
                    {
                        if (reported.Add(end.GetLocation()))
                        {
                            yield return Diagnostic.Create(rule, end.GetLocation(), what);
                        }
                    }
                }
            }
        }
    }
}
