using Codemation.Dsl.Generator.Chains;
using Codemation.Dsl.Generator.Model;

namespace Codemation.Analyzers.Outputs;

/// <summary>Which steps every item of a step has come through, so that it can look at their outputs.</summary>
internal sealed class UpstreamSteps(ChainReading reading)
{
    private readonly Dictionary<ChainSource, HashSet<int>> ofSources = [];

    /// <summary>The indexes of the steps that every item of a step descends from.</summary>
    public HashSet<int> Of(ChainStep step) => Combine(step, step.Inputs);

    private HashSet<int> Of(ChainSource source)
    {
        if (source.Step < 0)
        {
            return [];
        }

        if (!ofSources.TryGetValue(source, out var known))
        {
            var producer = reading.Steps[source.Step];

            // What completed came through the body; what was caught is the item as it came to the try.
            known = producer.Kind == StepKind.TryEnd ? new(Of(producer.Inputs[source.Port])) : Of(producer);
            known.Add(source.Step);
            ofSources.Add(source, known);
        }

        return known;
    }

    // An item that a merge pairs has a part of every branch; from any other merge it comes out of one of them.
    private HashSet<int> Combine(ChainStep step, IReadOnlyList<ChainSource> inputs)
    {
        HashSet<int>? all = null;
        foreach (var input in inputs)
        {
            var ofInput = Of(input);
            if (all is null)
            {
                all = new(ofInput);
            }
            else if (step.Kind == StepKind.MergePaired)
            {
                all.UnionWith(ofInput);
            }
            else
            {
                all.IntersectWith(ofInput);
            }
        }

        return all ?? [];
    }
}
