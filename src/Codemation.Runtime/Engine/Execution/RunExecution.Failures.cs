using Codemation.Runtime.Engine.Lineages;
using Codemation.Runtime.Engine.Steps;

namespace Codemation.Runtime.Engine.Execution;

/// <content>Items that fail, and what catches them.</content>
internal sealed partial class RunExecution
{
    private static readonly SortedDictionary<int, CaughtError> NothingCaught = [];

    private readonly Lock failing = new();
    private bool limitReached;
    private Dictionary<int, List<ItemFailure>>? failures;
    private Dictionary<int, SortedDictionary<int, CaughtError>>? caught;
    private Dictionary<int, List<CaughtItem>>? caughtBy;

    /// <summary>Why the run fails; null while it goes well. Nothing new starts once it is set.</summary>
    public RunError? Error { get; private set; }

    /// <summary>Reports an item that failed. Its activation goes on with the others.</summary>
    /// <param name="step">The step.</param>
    /// <param name="position">The item's position, as errors name it.</param>
    /// <param name="error">What happened.</param>
    /// <param name="at">Where the item came in, when it isn't that position of the first input.</param>
    public void FailItem(BoundStep step, int position, Exception error, Parent? at = null)
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
            if (step.Scope >= 0)
            {
                Catch(failure, at ?? new Parent(0, position));
            }
        }
    }

    /// <summary>The items that failed in the body of a try: by position at its entrance, the first failure of each.</summary>
    public IReadOnlyDictionary<int, CaughtError> Caught(int tryStep)
        => caught is not null && caught.TryGetValue(tryStep, out var byOrigin) ? byOrigin : NothingCaught;

    /// <summary>Whether failures of a step are for a try around it to handle. Limits are not: they end the run.</summary>
    private bool IsCaught(BoundStep step) => step.Scope >= 0 && !limitReached;

    public void FailBatch(BoundStep step, Exception error)
    {
        for (var port = 0; port < step.Ports.Length; port++)
        {
            slots[step.FirstSlot + port] = step.Ports[port].Empty();
        }

        var failure = new ItemFailure(step, null, error);
        lock (failing)
        {
            (failures ??= [])[step.Index] = [failure];
            limitReached |= error is RunLimitException;
            if (step.Scope >= 0 && !limitReached)
            {
                for (var input = 0; input < step.InputSlots.Length; input++)
                {
                    for (var position = 0; position < Batch(step.InputSlots[input]).Count; position++)
                    {
                        Catch(failure, new Parent(input, position));
                    }
                }
            }
        }
    }

    private void Catch(ItemFailure failure, Parent at)
    {
        if (at.Position == BatchLineage.None)
        {
            return;
        }

        var entrance = Plan.Steps[failure.Step.Scope].InputSlots[0];
        var error = new CaughtError(failure.Step.Id, failure.Error.GetType().FullName!, failure.Error.Message);
        foreach (var origin in new Ancestors(this, entrance).Of(failure.Step.InputSlots[at.Input], at.Position))
        {
            Catch(failure.Step, new CaughtItem(origin, error));
        }
    }

    private void Catch(BoundStep step, CaughtItem item)
    {
        if (!(caught ??= []).TryGetValue(step.Scope, out var byOrigin))
        {
            caught.Add(step.Scope, byOrigin = []);
        }

        if (byOrigin.TryAdd(item.Origin, item.Error))
        {
            if (!(caughtBy ??= []).TryGetValue(step.Index, out var ofStep))
            {
                caughtBy.Add(step.Index, ofStep = []);
            }

            ofStep.Add(item);
        }
    }

    private RunError? ErrorOf(BoundStep step)
    {
        if (failures is null || !failures.TryGetValue(step.Index, out var ofStep))
        {
            return null;
        }

        var first = ofStep.MinBy(static failure => failure.Position)!;
        return new RunError
        {
            Step = step.Id,
            Item = first.Position,
            Type = first.Error.GetType().FullName!,
            Message = first.Error.Message,
            Stack = first.Error.StackTrace,
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
