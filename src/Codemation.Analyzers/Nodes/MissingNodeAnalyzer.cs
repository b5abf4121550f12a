using System.Collections.Immutable;
using Codemation.Analyzers.Chains;
using Codemation.Dsl.Generator.Chains;
using Codemation.Dsl.Generator.Model;
using Codemation.Dsl.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Nodes;

/// <summary>CDM008: a request that no node handles, or several do.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MissingNodeAnalyzer : ChainAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(NodeRules.Missing, NodeRules.Several);

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Find(
        INamedTypeSymbol workflow,
        ChainReading reading,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        if (!Compiles(reading))
        {
            yield break;
        }

        var nodes = KnownNodes.Of(compilation);
        foreach (var step in reading.Steps)
        {
            // A lambda that gives requests of several types has none that could be looked up.
            if (step is not { Kind: StepKind.Run or StepKind.Route, Target: INamedTypeSymbol { IsAbstract: false, TypeKind: not TypeKind.Error } request })
            {
                continue;
            }

            var handlers = nodes.For(request, step.Kind);
            if (handlers.Count == 0)
            {
                yield return Diagnostic.Create(NodeRules.Missing, Place(step), TypeText.ForPeople(request), Wanted(step, request));
            }
            else if (handlers.Count > 1)
            {
                var names = handlers.Select(static node => TypeText.ForPeople(node)).OrderBy(static name => name, StringComparer.Ordinal);
                yield return Diagnostic.Create(NodeRules.Several, Place(step), TypeText.ForPeople(request), string.Join(", ", names));
            }
        }
    }

    private static string Wanted(ChainStep step, INamedTypeSymbol request) => step.Kind == StepKind.Route
        ? $"RouterNode<{request.Name}>"
        : $"Node<{request.Name}, {step.Ports[0].Items.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}>";

    // What makes the request.
    private static Location Place(ChainStep step)
    {
        var arguments = step.Call.ArgumentList.Arguments;
        var request = arguments.FirstOrDefault(static argument => argument.NameColon?.Name.Identifier.ValueText == "request")
            ?? arguments.ElementAtOrDefault(1);
        return request?.Expression switch
        {
            LambdaExpressionSyntax { ExpressionBody: { } body } => body.GetLocation(),
            { } expression => expression.GetLocation(),
            null => StepSyntax.Name(step.Call).GetLocation(),
        };
    }
}
