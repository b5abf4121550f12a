using Codemation.Runtime.Engine.Lineages;
using Codemation.Runtime.Engine.Steps;

namespace Codemation.Runtime.Engine.Execution;

/// <content>Items that fail, and what catches them.</content>
internal sealed partial class RunExecution
{
    private readonly Lock failing = new();
    private Dictionary<int, List<ItemFailure>>? failures;
    private Dictionary<int, SortedDictionary<int, CaughtItem>>? caughtBy;
    private Dictionary<int, Ancestors>? entrances;
    private HashSet<int>? uncaught;

    /// <summary>Why the run fails; null while it goes well. Nothing new starts once it is set.</summary>
    public RunError? Error { get; private set; }

    /// <summary>Reports an item that failed. Its activation goes on with the others.</summary>
    /// <param name="step">The step.</param>
    /// <param name="position">The item's position, as errors name it.</param>
    /// <param name="error">What happened.</param>
    /// <param name="at">Where the item came in, when it isn't that position of the first input.</param>
    public void FailItem(BoundStep step, int position, Exception error, Parent? at = null) => FailItem(step, position, FailureDetails.Of(error), at);

    /// <inheritdoc cref="FailItem(BoundStep, int, Exception, Parent?)"/>
    public void FailItem(BoundStep step, int position, FailureDetails error, Parent? at = null)
    {
        lock (failing)
        {
            failures ??= [];
            if (!failures.TryGetValue(step.Index, out var ofStep))
            {
                failures.Add(step.Index, ofStep = []);
            }

            var failure = new ItemFailure(step, position, error);
            ofStep.Add(failure);
            if (step.Scope >= 0 && !TryCatch(failure, at ?? new Parent(0, position)))
            {
                (uncaught ??= []).Add(step.Index);
            }
        }
    }

    /// <summary>Reports a batch that failed as a whole. The step gives nothing.</summary>
    public void FailBatch(BoundStep step, Exception error)
    {
        for (var port = 0; port < step.Ports.Length; port++)
        {
            slots[step.FirstSlot + port] = step.Ports[port].Empty();
        }

        var failure = new ItemFailure(step, null, FailureDetails.Of(error));
        lock (failing)
        {
            (failures ??= [])[step.Index] = [failure];
            if (step.Scope >= 0 && (error is RunLimitException || !TryCatch(failure)))
            {
                (uncaught ??= []).Add(step.Index);
            }
        }
    }

    /// <summary>The items of a step that failed so far.</summary>
    public IReadOnlyList<ItemFailure> FailuresOf(BoundStep step)
    {
        lock (failing)
        {
            return failures?.TryGetValue(step.Index, out var ofStep) == true ? [.. ofStep] : [];
        }
    }

    /// <summary>The items that failed in the body of a try: by position at its entrance, what the first step that failed it said.</summary>
    public SortedDictionary<int, CaughtError> Caught(int tryStep)
    {
        var caught = new SortedDictionary<int, CaughtError>();
        lock (failing)
        {
            if (caughtBy is null)
            {
                return caught;
            }

            foreach (var step in Plan.Steps)
            {
                if (step.Scope == tryStep && caughtBy.TryGetValue(step.Index, out var ofStep))
                {
                    foreach (var item in ofStep.Values)
                    {
                        caught.TryAdd(item.Origin, item.Error);
                    }
                }
            }
        }

        return caught;
    }

    /// <summary>
    /// Whether failures of a step are for a try around it to handle. Limits are not, nor are failures that belong to no item of the try: they end
    /// the run.
    /// </summary>
    private bool IsCaught(BoundStep step)
    {
        lock (failing)
        {
            return step.Scope >= 0 && uncaught?.Contains(step.Index) != true;
        }
    }

    private List<CaughtItem>? CaughtBy(BoundStep step)
    {
        lock (failing)
        {
            return caughtBy?.TryGetValue(step.Index, out var ofStep) == true ? [.. ofStep.Values] : null;
        }
    }

    private bool TryCatch(ItemFailure failure)
    {
        var any = false;
        for (var input = 0; input < failure.Step.InputSlots.Length; input++)
        {
            for (var position = 0; position < Batch(failure.Step.InputSlots[input]).Count; position++)
            {
                any |= TryCatch(failure, new Parent(input, position));
            }
        }

        return any;
    }

    private bool TryCatch(ItemFailure failure, Parent at)
    {
        var scope = failure.Step.Scope;
        if (!(entrances ??= []).TryGetValue(scope, out var entrance))
        {
            entrances.Add(scope, entrance = new Ancestors(this, Plan.Steps[scope].InputSlots[0]));
        }

        var error = new CaughtError(failure.Step.Id, failure.Error.Type, failure.Error.Message);
        var origins = entrance.Of(failure.Step.LineageSlots[at.Input], at.Position);
        foreach (var origin in origins)
        {
            Catch(failure.Step, new CaughtItem(origin, failure.Position ?? 0, error));
        }

        return origins.Length > 0;
    }

    private void Catch(BoundStep step, CaughtItem item)
    {
        if (!(caughtBy ??= []).TryGetValue(step.Index, out var ofStep))
        {
            caughtBy.Add(step.Index, ofStep = []);
        }

        if (!ofStep.TryGetValue(item.Origin, out var known) || item.Position < known.Position)
        {
            ofStep[item.Origin] = item;
        }
    }

    private RunError? ErrorOf(BoundStep step)
    {
        List<ItemFailure>? ofStep;
        lock (failing)
        {
            if (failures is null || !failures.TryGetValue(step.Index, out ofStep))
            {
                return null;
            }
        }

        var first = ofStep.MinBy(static failure => failure.Position)!;
        return new RunError
        {
            Step = step.Id,
            Item = first.Position,
            Type = first.Error.Type,
            Message = first.Error.Message,
            Stack = first.Error.Stack,
            Input = first.Position is { } position ? Describe(step, position) : null,
            FailedItems = first.Position is null ? Batch(step.InputSlots[0]).Count : ofStep.Count,
        };
    }

    private string? Describe(BoundStep step, int position)
    {
        var slot = step.InputSlots[0];
        if (step.InputSlots.Length > 1 || position >= Batch(slot).Count)
        {
            return null;
        }

        try
        {
            return Plan.Codecs[slot].Describe(Batch(slot), position);
        }
        catch (Exception error)
        {
            // The item is the author's own and so is what may go wrong in writing it; the failure being reported matters more.
            return $"(can't be written: {error.Message})";
        }
    }
}
