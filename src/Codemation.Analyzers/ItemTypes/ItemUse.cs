using Codemation.Dsl.Generator.Chains;
using Codemation.Dsl.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.ItemTypes;

/// <summary>A type of items, and the code that first makes it one.</summary>
internal readonly record struct ItemUse(ITypeSymbol Type, ItemPlace Place)
{
    /// <summary>The types of items of a workflow, each once: its input and configuration, what its steps make, the signals that they wait for, its output.</summary>
    public static IEnumerable<ItemUse> Of(INamedTypeSymbol workflow, ChainReading reading)
    {
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        return All(workflow, reading).Where(use => seen.Add(use.Type));
    }

    private static IEnumerable<ItemUse> All(INamedTypeSymbol workflow, ChainReading reading)
    {
        var types = WorkflowTypes.Base(workflow)!.TypeArguments;
        yield return new ItemUse(types[0], new ItemPlace(workflow.Locations[0], $"The input of '{workflow.Name}'"));
        if (WorkflowTypes.Find(workflow, "Workflow`3") is { TypeArguments: var arguments })
        {
            yield return new ItemUse(arguments[2], new ItemPlace(workflow.Locations[0], $"The configuration of '{workflow.Name}'"));
        }

        foreach (var step in reading.Steps)
        {
            foreach (var port in step.Ports)
            {
                yield return new ItemUse(port.Items, new ItemPlace(StepSyntax.Name(step.Call).GetLocation(), $"The step '{step.Id}'"));
            }

            if (step.Signal is { } signal)
            {
                yield return new ItemUse(signal, new ItemPlace(StepSyntax.Name(step.Call).GetLocation(), $"The signal of step '{step.Id}'"));
            }
        }

        yield return new ItemUse(types[1], new ItemPlace(workflow.Locations[0], $"The output of '{workflow.Name}'"));
    }
}
