using System.Collections.Immutable;
using Codemation.Dsl.Generator.Chains;
using Codemation.Dsl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Chains;

/// <summary>CDM009: a switch over an enum that has no way for some of its members.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EnumSwitchAnalyzer : ChainAnalyzer
{
    /// <summary>The property of a diagnostic that holds the members without a case, separated by commas.</summary>
    public const string Missing = nameof(Missing);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(ChainRules.EnumCases);

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

        foreach (var step in reading.Steps)
        {
            if (step.Kind != StepKind.Switch || step.Method.TypeArguments.FirstOrDefault() is not INamedTypeSymbol key
                || step.Ports.Any(static port => port.Name == "default"))
            {
                continue;
            }

            var isNullable = key.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
            if ((isNullable ? key.TypeArguments[0] : key) is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type)
            {
                continue;
            }

            var cases = new HashSet<string>(step.Ports.Select(static port => port.Name), StringComparer.Ordinal);
            var missing = Members(type).Where(name => !cases.Contains(name)).ToList();
            if (isNullable && !cases.Contains(string.Empty))
            {
                missing.Add("null");
            }

            if (missing.Count > 0)
            {
                yield return Diagnostic.Create(
                    ChainRules.EnumCases,
                    StepSyntax.Name(step.Call).GetLocation(),
                    ImmutableDictionary<string, string?>.Empty.Add(Missing, string.Join(",", missing)),
                    step.Id,
                    string.Join(", ", missing));
            }
        }
    }

    // Two names for one value are one case.
    private static IEnumerable<string> Members(INamedTypeSymbol type) => type.GetMembers()
        .OfType<IFieldSymbol>()
        .Where(static field => field.HasConstantValue)
        .GroupBy(static field => field.ConstantValue)
        .Select(group => EnumText.Of(type, group.Key!));
}
