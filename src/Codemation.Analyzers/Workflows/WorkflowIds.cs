using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Workflows;

/// <summary>The workflows of a project by id, as they are found; editors analyze the same class again and must get the same answer.</summary>
internal sealed class WorkflowIds
{
    private readonly ConcurrentDictionary<string, List<INamedTypeSymbol>> workflows = new(StringComparer.Ordinal);

    /// <summary>Adds a workflow.</summary>
    /// <returns>The pairs of a workflow to report and the other one with its id: the second one found reports the first as well.</returns>
    public IReadOnlyList<(INamedTypeSymbol One, INamedTypeSymbol Other)> Add(string id, INamedTypeSymbol workflow)
    {
        var same = workflows.GetOrAdd(id, static _ => []);
        lock (same)
        {
            var position = same.FindIndex(known => SymbolEqualityComparer.Default.Equals(known, workflow));
            if (position < 0)
            {
                position = same.Count;
                same.Add(workflow);
            }

            return position switch
            {
                0 => [],
                1 => [(same[0], workflow), (workflow, same[0])],
                _ => [(workflow, same[0])],
            };
        }
    }
}
