using System.Collections.Immutable;
using Codemation.Analyzers.Chains;
using Codemation.Dsl.Generator.Chains;
using Codemation.Dsl.Generator.Chains.Callbacks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Payloads;

/// <summary>CDM202 and CDM204: bytes as text, and large texts, that a step or a node puts into its items.</summary>
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
        var types = new ItemTypeClosure(workflow, reading);
        var code = new ReachableCode(compilation, types.Contains, cancellationToken);
        return reading.Steps.SelectMany(step => Find(
            code.From(code.Source.Of(step).Select(static callback => new ItemCode(callback.Function, callback.Model, GivesText(callback))), workflow),
            types.Contains,
            compilation,
            cancellationToken));
    }

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> FindElsewhere(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        if (type.TypeKind != TypeKind.Class || NodeCode.Items(type) is not { } items)
        {
            return [];
        }

        var types = new ItemTypeClosure(items);
        var code = new ReachableCode(compilation, types.Contains, cancellationToken);
        return Find(code.From(NodeCode.Methods(type, code.Source), type), types.Contains, compilation, cancellationToken);
    }

    /// <summary>What is put into items by some code.</summary>
    internal static IEnumerable<Diagnostic> Find(
        IReadOnlyList<ItemCode> functions, Func<ITypeSymbol?, bool> isItem, Compilation compilation, CancellationToken cancellationToken)
    {
        var readings = CodeReadings.Of(compilation);
        var texts = functions
            .SelectMany(code => readings.Read(code.Function, code.Model, cancellationToken).Texts.Select(text => (Code: code, Text: text)))
            .OrderBy(static each => each.Text.Rule.Id, StringComparer.Ordinal)
            .ToList();
        if (texts.Count == 0)
        {
            yield break;
        }

        var flow = new TextFlow(functions, isItem, readings, cancellationToken);
        var reported = new HashSet<Location>();
        foreach (var (code, text) in texts)
        {
            foreach (var end in flow.Ends(text, code))
            {
                if (reported.Add(end.GetLocation()))
                {
                    yield return Diagnostic.Create(text.Rule, end.GetLocation(), text.What);
                }
            }
        }
    }

    // A text may be a whole item.
    private static bool GivesText(StepCallback callback) => callback.Parameter is not ("when" or "key" or "correlation" or "until")
        && callback.Step.Ports.Any(static port => port.Items.SpecialType == SpecialType.System_String);
}
