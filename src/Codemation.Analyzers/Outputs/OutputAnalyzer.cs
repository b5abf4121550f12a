using System.Collections.Immutable;
using Codemation.Analyzers.Chains;
using Codemation.Dsl.Generator.Chains;
using Codemation.Dsl.Generator.Chains.Callbacks;
using Codemation.Dsl.Generator.Emit;
using Codemation.Dsl.Generator.Model;
using Codemation.Dsl.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Outputs;

/// <summary>CDM007: a step that looks at the output of one that doesn't exist, isn't upstream, or gives another type.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class OutputAnalyzer : ChainAnalyzer
{
    /// <summary>The property of a diagnostic that holds the text that is meant.</summary>
    public const string Replacement = nameof(Replacement);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(OutputRules.NoSuchStep, OutputRules.NotUpstream, OutputRules.OtherType);

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Find(
        INamedTypeSymbol workflow,
        ChainReading reading,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        if (!reading.IsComplete)
        {
            yield break;
        }

        var callbacks = new StepCallbacks(compilation, cancellationToken);
        var upstream = new UpstreamSteps(reading);
        foreach (var step in reading.Steps)
        {
            foreach (var callback in callbacks.Reachable(step, workflow))
            {
                foreach (var call in callback.Function.DescendantNodes().OfType<InvocationExpressionSyntax>())
                {
                    if (Check(call, callback, reading, upstream, cancellationToken) is { } diagnostic)
                    {
                        yield return diagnostic;
                    }
                }
            }
        }
    }

    private static Diagnostic? Check(
        InvocationExpressionSyntax call, StepCallback callback, ChainReading reading, UpstreamSteps upstream, CancellationToken cancellationToken)
    {
        if (call.ArgumentList.Arguments.Count != 1
            || (call.Expression as MemberAccessExpressionSyntax)?.Name is not SimpleNameSyntax { Identifier.ValueText: "Output" } name
            || callback.Model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ContainingType: { Name: "StepContext", ContainingNamespace.Name: "Codemation" } } method)
        {
            return null;
        }

        var argument = call.ArgumentList.Arguments[0].Expression;
        if (StepId(argument, callback.Model, reading, cancellationToken) is not { } id)
        {
            return null;
        }

        var reader = callback.Step;
        var available = upstream.Of(reader);
        if (reading.Steps.FirstOrDefault(step => step.Id == id) is not { } earlier)
        {
            var nearest = Nearest.Of(id, available.Select(index => reading.Steps[index].Id!));
            return Diagnostic.Create(
                OutputRules.NoSuchStep, argument.GetLocation(), Text(nearest is null ? null : $"\"{nearest}\""), id, nearest is null ? "" : $"; did you mean \"{nearest}\"?");
        }

        if (!available.Contains(earlier.Index))
        {
            return Diagnostic.Create(OutputRules.NotUpstream, argument.GetLocation(), id, reader.Id);
        }

        var wanted = method.TypeArguments[0];
        if (earlier.Ports.Any(port => SymbolEqualityComparer.Default.Equals(port.Items, wanted)) || wanted.TypeKind == TypeKind.Error)
        {
            return null;
        }

        var given = earlier.Ports[0].Items;
        var place = name is GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } types } ? types[0] : (SyntaxNode)argument;
        return Diagnostic.Create(
            OutputRules.OtherType,
            place.GetLocation(),
            Text(place is TypeSyntax ? given.ToMinimalDisplayString(callback.Model, place.SpanStart) : null),
            id,
            TypeText.ForPeople(given),
            TypeText.ForPeople(wanted));
    }

    // A constant, or the generated property of a step, known by its name.
    private static string? StepId(ExpressionSyntax argument, SemanticModel model, ChainReading reading, CancellationToken cancellationToken)
    {
        if (model.GetConstantValue(argument, cancellationToken).Value is string constant)
        {
            return constant;
        }

        if (argument is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var property, Expression: var owner }
            || owner.ToString().Split('.').Last() != "Steps")
        {
            return null;
        }

        var names = new StepNames();
        return reading.Steps.FirstOrDefault(step => names.Add(step.Id!) == property)?.Id;
    }

    private static ImmutableDictionary<string, string?> Text(string? replacement) => replacement is null
        ? ImmutableDictionary<string, string?>.Empty
        : ImmutableDictionary<string, string?>.Empty.Add(Replacement, replacement);
}
