using System.Collections.Immutable;
using Codemation.Analyzers.Chains;
using Codemation.Analyzers.ItemTypes;
using Codemation.Dsl.Generator.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Payloads;

/// <summary>CDM203: texts in items whose names say that they hold bytes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MemberNameAnalyzer : ChainAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(PayloadRules.Named);

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Find(
        INamedTypeSymbol workflow,
        ChainReading reading,
        Compilation compilation,
        CancellationToken cancellationToken) => Find(new ItemTypeClosure(workflow, reading), compilation);

    /// <summary>The members of item types that are reported.</summary>
    internal static IEnumerable<Diagnostic> Find(ItemTypeClosure types, Compilation compilation) => types.Definitions
        .SelectMany(JsonContents.Members)
        .Where(static member => JsonContents.MemberType(member).SpecialType == SpecialType.System_String && MemberWords.HoldBytes(member.Name))
        .Select(member => ProblemPlaces.PlaceOf(member, compilation.Assembly))
        .OfType<ItemPlace>()
        .Select(static place => Diagnostic.Create(PayloadRules.Named, place.Location, place.Name.Trim('\'')));
}
