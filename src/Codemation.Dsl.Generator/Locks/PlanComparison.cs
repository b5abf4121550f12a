namespace Codemation.Locks;

/// <summary>
/// Finds out which runs that were started on one plan can't go on with another. A run is found where it rests (at a step that waits, or in one
/// with effects), with all steps before it done; it can go on when every step that is left to run gets its items from a step that is done and
/// whose stored output is still readable, or from one that is left to run too.
/// </summary>
internal sealed class PlanComparison
{
    private readonly LockedPlan before;
    private readonly LockedPlan now;
    private readonly List<PlanChange> changes = [];

    private PlanComparison(LockedPlan before, LockedPlan now)
    {
        this.before = before;
        this.now = now;
    }

    /// <summary>The changes between two plans that strand runs.</summary>
    /// <param name="before">The plan that runs were started with.</param>
    /// <param name="now">The plan that they would go on with.</param>
    /// <param name="retired">Steps that their author has given up, with the runs that rest there.</param>
    public static IReadOnlyList<PlanChange> Stranding(LockedPlan before, LockedPlan now, IReadOnlyCollection<string> retired)
    {
        if (string.Equals(before.Hash, now.Hash, StringComparison.Ordinal))
        {
            return [];
        }

        var comparison = new PlanComparison(before, now);
        comparison.CheckWaitingForStart();
        foreach (var step in before.Steps)
        {
            if (step.Rests && !retired.Contains(step.Id))
            {
                comparison.CheckRestingAt(step);
            }
        }

        comparison.CheckBetweenSteps();
        comparison.changes.RemoveAll(change => change.RemovedSteps.Count > 0 && change.RemovedSteps.All(retired.Contains));
        return comparison.changes;
    }

    /// <summary>The changes between two plans that keep one run from going on.</summary>
    /// <param name="before">The plan that the run was started with.</param>
    /// <param name="now">The plan that it would go on with.</param>
    /// <param name="done">The steps that have completed.</param>
    /// <param name="open">The steps that have begun and not ended.</param>
    public static IReadOnlyList<PlanChange> Stranding(LockedPlan before, LockedPlan now, HashSet<string> done, IReadOnlyList<string> open)
    {
        const string Place = "this run";
        var comparison = new PlanComparison(before, now);
        foreach (var id in open)
        {
            if (before.Find(id) is { } step)
            {
                comparison.CheckOpen(step, Place);
            }
        }

        comparison.CheckWhatIsLeft(open.FirstOrDefault() ?? string.Empty, done, Place);
        return comparison.changes;
    }

    /// <summary>What differs between two plans, in a few words; for changes that strand nobody.</summary>
    public static string Summary(LockedPlan before, LockedPlan now)
    {
        var parts = new List<string>();
        Add("added", now.Steps.Where(step => before.Find(step.Id) is null));
        Add("removed", before.Steps.Where(step => now.Find(step.Id) is null));
        Add("changed", now.Steps.Where(step => before.Find(step.Id) is { } old && !IsSame(old, step)));
        if (!string.Equals(before.Input, now.Input, StringComparison.Ordinal))
        {
            parts.Add("input widened");
        }

        return parts.Count == 0 ? "steps only moved" : string.Join("; ", parts);

        void Add(string what, IEnumerable<LockedStep> steps)
        {
            var ids = string.Join(", ", steps.Select(static step => step.Id));
            if (ids.Length > 0)
            {
                parts.Add($"{what}: {ids}");
            }
        }
    }

    private static bool IsSame(LockedStep old, LockedStep step) => old.Kind == step.Kind
        && old.Kept == step.Kept
        && old.Inputs.SequenceEqual(step.Inputs)
        && old.Ports.SequenceEqual(step.Ports);

    private void CheckWaitingForStart()
    {
        const string Place = "runs that have not started";
        CheckInput(Place);
        if (now.Config is { } config && SchemaAcceptance.Refusal(before.Config ?? "{}", config) is { } refusal)
        {
            Add(null, $"The configuration became stricter ({refusal})", Place);
        }
    }

    private void CheckInput(string place)
    {
        if (SchemaAcceptance.Refusal(before.Input, now.Input) is { } refusal)
        {
            Add(null, $"The input became stricter ({refusal})", place);
        }
    }

    private void CheckRestingAt(LockedStep step)
    {
        var place = step.Waits ? $"runs that wait at \"{step.Id}\"" : $"runs that are in the middle of \"{step.Id}\"";
        if (!CheckOpen(step, place))
        {
            return;
        }

        // Steps beside this one may be done or not: both must be able to go on.
        var ancestors = before.Ancestors(step);
        CheckWhatIsLeft(step.Id, ancestors, place);
        CheckWhatIsLeft(step.Id, NotAfter(step), place);
    }

    /// <summary>Checks a step that has begun and not ended.</summary>
    /// <returns>Whether there is such a step still.</returns>
    private bool CheckOpen(LockedStep step, string place)
    {
        if (now.Find(step.Id) is not { } current)
        {
            Add(null, $"Step \"{step.Id}\" was removed", place, step.Id);
            return false;
        }

        if (!string.Equals(step.Kind, current.Kind, StringComparison.Ordinal))
        {
            Add(step.Id, $"Step \"{step.Id}\" was a {step.Kind} and is a {current.Kind} now", place);
            return false;
        }

        CheckItemsInHand(step, current, place);
        return true;
    }

    /// <summary>Checks runs that come to lie before a step without effects, which happens in large ones; such a step begins anew.</summary>
    private void CheckBetweenSteps()
    {
        const string Place = "runs that were interrupted between steps";
        var known = changes.Count;
        foreach (var step in before.Steps)
        {
            if (!step.Rests)
            {
                CheckWhatIsLeft(step.Id, before.Ancestors(step), Place);
                CheckWhatIsLeft(step.Id, NotAfter(step), Place);
            }
        }

        // Who is named already says more.
        for (var i = 0; i < known; i++)
        {
            changes[i] = changes[i] with { Stranded = [.. changes[i].Stranded.Where(static place => place != Place)] };
        }
    }

    /// <summary>Checks what the resting step itself holds: its items, those it has finished, and what it waits with.</summary>
    private void CheckItemsInHand(LockedStep step, LockedStep current, string place)
    {
        if (!step.Inputs.SequenceEqual(current.Inputs))
        {
            var removed = step.Inputs.Select(static input => input.Step).OfType<string>().Where(id => now.Find(id) is null).ToArray();
            var cause = removed.Length > 0
                ? $"Step{(removed.Length == 1 ? "" : "s")} {string.Join(", ", removed.Select(static id => $"\"{id}\""))}, where the items of \"{step.Id}\" came from, {(removed.Length == 1 ? "was" : "were")} removed"
                : $"Step \"{step.Id}\" takes its items from {Sources(current)} now, no longer from {Sources(step)}";
            Add(step.Id, cause, place, removed);
        }
        else if (step.Inputs.Select(input => Refusal(before.SchemaAt(input), now.SchemaAt(input))).FirstOrDefault(static reason => reason is not null) is { } refusal)
        {
            Add(step.Id, $"The items of step \"{step.Id}\" have another type ({refusal})", place);
        }

        if (OutputRefusal(step, current) is { } changed)
        {
            Add(step.Id, $"Step \"{step.Id}\" gives something else ({changed})", place);
        }

        if (step.Kept is { } kept && Refusal(kept, current.Kept) is { } unreadable)
        {
            Add(step.Id, $"What step \"{step.Id}\" waits with has another type ({unreadable})", place);
        }
    }

    private void CheckWhatIsLeft(string resting, HashSet<string> done, string place)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var needed = new Stack<LockedSource>(now.Ends());
        while (needed.Count > 0)
        {
            var source = needed.Pop();
            if (source.Step is null)
            {
                CheckInput(place);
            }
            else if (seen.Add(source.Step) && now.Find(source.Step) is { } step)
            {
                var old = before.Find(step.Id);
                if (old is not null && done.Contains(step.Id))
                {
                    if (OutputRefusal(old, step) is { } refusal)
                    {
                        Add(step.Id, $"Step \"{step.Id}\" gives something else ({refusal})", place);
                    }
                }
                else if (old?.Rests != true || !string.Equals(step.Id, resting, StringComparison.Ordinal))
                {
                    CheckMerge(old, step, done, place);
                    foreach (var input in step.Inputs)
                    {
                        needed.Push(input);
                    }
                }
            }
        }
    }

    // A branch that has run would run again under another name, or its items would be lost.
    private void CheckMerge(LockedStep? old, LockedStep step, HashSet<string> done, string place)
    {
        if (old is null || !step.Kind.StartsWith("Merge", StringComparison.Ordinal))
        {
            return;
        }

        var lost = old.Inputs.Where(input => input.Step is { } id && done.Contains(id) && !step.Inputs.Contains(input)).ToArray();
        if (lost.Length > 0)
        {
            var removed = lost.Select(static input => input.Step!).Where(id => now.Find(id) is null).ToArray();
            Add(step.Id, $"Merge \"{step.Id}\" was rewired: it no longer takes the items of {string.Join(", ", lost.Select(static input => $"\"{input.Step}\""))}", place, removed);
        }
    }

    private HashSet<string> NotAfter(LockedStep step)
    {
        var after = new HashSet<string>([step.Id], StringComparer.Ordinal);
        foreach (var each in before.Steps)
        {
            if (each.Inputs.Any(input => input.Step is { } id && after.Contains(id)))
            {
                after.Add(each.Id);
            }
        }

        return new(before.Steps.Select(static each => each.Id).Where(id => !after.Contains(id)), StringComparer.Ordinal);
    }

    private static string? OutputRefusal(LockedStep old, LockedStep current)
    {
        foreach (var port in old.Ports)
        {
            if (current.Port(port.Name) is not { } same)
            {
                return $"the way out \"{port.Name}\" is gone";
            }

            if (SchemaAcceptance.Refusal(port.Schema, same.Schema) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static string? Refusal(string? before, string? now) =>
        before is null || now is null ? (before == now ? null : "there is no such thing any more") : SchemaAcceptance.Refusal(before, now);

    private static string Sources(LockedStep step) => string.Join(", ", step.Inputs.Select(static input => input.Step is null ? "the input" : $"\"{input.Step}\""));

    private void Add(string? step, string cause, string place, params string[] removed)
    {
        var index = changes.FindIndex(change => string.Equals(change.Cause, cause, StringComparison.Ordinal));
        if (index < 0)
        {
            changes.Add(new PlanChange(step, cause, [place], removed));
        }
        else if (!changes[index].Stranded.Contains(place))
        {
            changes[index] = changes[index] with { Stranded = [.. changes[index].Stranded, place] };
        }
    }
}
