using System.Collections.Immutable;
using Codemation.Analyzers.Chains;
using Codemation.Dsl.Generator.Chains;
using Codemation.Dsl.Generator.Chains.Callbacks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Callbacks;

/// <summary>CDM012: code in a step that does something else the next time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RepeatAnalyzer : ChainAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(CallbackRules.NotRepeatable);

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Find(
        INamedTypeSymbol workflow,
        ChainReading reading,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        var callbacks = new StepCallbacks(compilation, cancellationToken);
        foreach (var step in reading.Steps)
        {
            foreach (var callback in callbacks.Reachable(step, workflow))
            {
                foreach (var diagnostic in Find(callback, cancellationToken))
                {
                    yield return diagnostic;
                }
            }
        }
    }

    private static IEnumerable<Diagnostic> Find(StepCallback callback, CancellationToken cancellationToken)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in callback.Function.DescendantNodes())
        {
            if (node is IdentifierNameSyntax name
                && ChangingState.Describe(name, callback.Function, callback.Model, cancellationToken) is { } state && named.Add(state))
            {
                yield return Diagnostic.Create(
                    CallbackRules.NotRepeatable, name.GetLocation(), state, "Make it constant, or let the item or the configuration carry it");
            }
            else if (IsWhole(node) && Unrepeatable.Of(callback.Model.GetSymbolInfo(node, cancellationToken).Symbol) is { } found)
            {
                yield return Diagnostic.Create(
                    CallbackRules.NotRepeatable, node.GetLocation(), Properties(node, found, callback, cancellationToken), $"'{Short(node)}' differs each time", found.Instead);
            }
        }
    }

    // The call and not the method's name in it; the property and not the parts of its name.
    private static bool IsWhole(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax => true,
        MemberAccessExpressionSyntax => node.Parent is not InvocationExpressionSyntax,
        IdentifierNameSyntax => node.Parent is not (InvocationExpressionSyntax or MemberAccessExpressionSyntax or QualifiedNameSyntax),
        _ => false,
    };

    private static string Short(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => call.Expression + "(…)",
        _ => node.ToString(),
    };

    private static ImmutableDictionary<string, string?> Properties(
        SyntaxNode node, Unrepeatable found, StepCallback callback, CancellationToken cancellationToken)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (found.Replacement is not { } replacement)
        {
            return properties;
        }

        if (ContextParameter.NameAt(node, callback.Function, callback.Model, cancellationToken) is { } context)
        {
            return properties.Add(CallbackProperties.Replacement, replacement.Replace("{ctx}", context));
        }

        // Only Map has a second form whose callback sees the context.
        return callback is { Step.Method.Name: "Map", Function: LambdaExpressionSyntax { AsyncKeyword.RawKind: 0 } lambda } && IsSingle(lambda)
            ? properties.Add(CallbackProperties.Replacement, replacement.Replace("{ctx}", "ctx")).Add(CallbackProperties.Context, "ctx")
            : properties;
    }

    private static bool IsSingle(LambdaExpressionSyntax lambda) => lambda is SimpleLambdaExpressionSyntax
        or ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 1 };
}
