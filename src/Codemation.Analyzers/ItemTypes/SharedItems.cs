using Codemation.Dsl.Generator.Chains;
using Codemation.Dsl.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.ItemTypes;

/// <summary>Finds the flows whose items go more than one way: the same objects, not copies.</summary>
internal static class SharedItems
{
    /// <summary>The types of such items, each with what makes them, in words.</summary>
    public static IEnumerable<(ITypeSymbol Type, string From)> Of(INamedTypeSymbol workflow, ChainReading reading)
    {
        var uses = new Dictionary<ChainSource, int>();
        foreach (var source in reading.Steps.SelectMany(static step => step.Inputs).Concat(reading.Result is { } result ? [result.Source] : []))
        {
            uses.TryGetValue(source, out var before);
            uses[source] = before + 1;
        }

        foreach (var source in uses.Where(static use => use.Value > 1).Select(static use => use.Key).OrderBy(static source => source.Step))
        {
            if (source == ChainSource.Trigger)
            {
                yield return (WorkflowTypes.Base(workflow)!.TypeArguments[0], "the input");
            }
            else if (source != ChainSource.Unknown && source.Port < reading.Steps[source.Step].Ports.Count)
            {
                var step = reading.Steps[source.Step];
                yield return (step.Ports[source.Port].Items, $"the step '{step.Id}'");
            }
        }
    }
}
