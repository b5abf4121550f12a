using System.Collections.Immutable;
using Codemation.Analyzers.Chains;
using Codemation.Dsl.Generator.Chains;
using Codemation.Dsl.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.ItemTypes;

/// <summary>CDM201: binary data in the JSON of items.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BinaryInJsonAnalyzer : ChainAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(ItemTypeRules.BinaryInJson);

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Find(
        INamedTypeSymbol workflow,
        ChainReading reading,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        var search = new BinarySearch(compilation.Assembly, cancellationToken);
        var types = WorkflowTypes.Base(workflow)!.TypeArguments;
        search.Search(types[0], new ItemPlace(workflow.Locations[0], $"The input of '{workflow.Name}'"));
        foreach (var step in reading.Steps)
        {
            foreach (var port in step.Ports)
            {
                search.Search(port.Items, new ItemPlace(StepSyntax.Name(step.Call).GetLocation(), $"The step '{step.Id}'"));
            }
        }

        search.Search(types[1], new ItemPlace(workflow.Locations[0], $"The output of '{workflow.Name}'"));
        return search.Found.Select(static found => Diagnostic.Create(ItemTypeRules.BinaryInJson, found.Place.Location, found.Place.Name, found.Bytes));
    }
}
