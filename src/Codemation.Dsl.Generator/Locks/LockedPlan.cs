namespace Codemation.Locks;

/// <summary>A workflow's plan as far as runs in flight depend on it.</summary>
internal sealed record LockedPlan
{
    public required string WorkflowId { get; init; }

    /// <summary>The hash of the plan.</summary>
    public required string Hash { get; init; }

    /// <summary>The JSON Schema of an input item.</summary>
    public required string Input { get; init; }

    /// <summary>The JSON Schema of the configuration; null when the workflow has none.</summary>
    public string? Config { get; init; }

    /// <summary>Where the outputs of a run come from.</summary>
    public required LockedSource Result { get; init; }

    /// <summary>The steps; each comes after all that it takes items from.</summary>
    public required IReadOnlyList<LockedStep> Steps { get; init; }

    public LockedStep? Find(string id) => Steps.FirstOrDefault(step => string.Equals(step.Id, id, StringComparison.Ordinal));

    /// <summary>The JSON Schema of the items at a place; null when there is no such place.</summary>
    public string? SchemaAt(LockedSource source) => source.Step is null ? Input : Find(source.Step)?.Port(source.Port)?.Schema;

    /// <summary>All that a run is executed for: its outputs, and the steps whose items nobody takes.</summary>
    public IEnumerable<LockedSource> Ends()
    {
        var taken = new HashSet<string>(Steps.SelectMany(static step => step.Inputs).Select(static input => input.Step).OfType<string>(), StringComparer.Ordinal);
        return Steps.Where(step => !taken.Contains(step.Id)).Select(static step => new LockedSource(step.Id, string.Empty)).Prepend(Result);
    }

    /// <summary>The steps that a step's items come from, near and far.</summary>
    public HashSet<string> Ancestors(LockedStep step)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<LockedStep>([step]);
        while (open.Count > 0)
        {
            foreach (var input in open.Pop().Inputs)
            {
                if (input.Step is { } id && found.Add(id) && Find(id) is { } source)
                {
                    open.Push(source);
                }
            }
        }

        return found;
    }
}
