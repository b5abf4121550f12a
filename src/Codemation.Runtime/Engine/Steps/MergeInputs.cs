using System.Collections.Immutable;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Engine.Lineages;
using Codemation.Runtime.Engine.Merging;

namespace Codemation.Runtime.Engine.Steps;

/// <summary>What all merges ask of a run.</summary>
internal static class MergeInputs
{
    /// <summary>Per input the origins of its items, in terms of the batch at the merge's origin point.</summary>
    public static InputOrigins[] OriginsOf(RunExecution run, BoundStep step, int originSlot)
    {
        var origins = new Origins(run, originSlot);
        var all = new InputOrigins[step.InputSlots.Length];
        for (var input = 0; input < all.Length; input++)
        {
            var slot = step.InputSlots[input];
            all[input] = new InputOrigins(origins.Of(slot), run.Batch(slot).Count);
        }

        return all;
    }

    /// <summary>The items of a merge in which each stands where its origin stood.</summary>
    public static Batch<T> Scatter<T>(RunExecution run, BoundStep step, InputOrigins[] inputs, MergedLineage order)
    {
        var values = new T[order.Parents.Length];
        var target = values.AsSpan();
        for (var input = 0; input < inputs.Length; input++)
        {
            var source = run.Input<T>(step, input).Values;
            if (inputs[input].Origins is not { } places)
            {
                source.CopyTo(target);
                continue;
            }

            for (var position = 0; position < source.Length; position++)
            {
                target[places[position]] = source[position];
            }
        }

        return new Batch<T>(values, values.Length, order, Attachments<T>(run, step, order));
    }

    /// <summary>The items that a merge chose, in its order.</summary>
    public static Batch<T> Gather<T>(RunExecution run, BoundStep step, MergedLineage order)
    {
        var arrays = new T[step.InputSlots.Length][];
        for (var input = 0; input < arrays.Length; input++)
        {
            arrays[input] = run.Input<T>(step, input).Array;
        }

        var (from, parents) = (order.Inputs, order.Parents);
        var values = new T[parents.Length];
        var target = values.AsSpan();
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = arrays[from[i]][parents[i]];
        }

        return new Batch<T>(values, values.Length, order, Attachments<T>(run, step, order));
    }

    private static ImmutableDictionary<string, BinaryRef>?[]? Attachments<T>(RunExecution run, BoundStep step, MergedLineage order)
    {
        var ofInputs = new ImmutableDictionary<string, BinaryRef>?[]?[step.InputSlots.Length];
        var any = false;
        for (var input = 0; input < ofInputs.Length; input++)
        {
            ofInputs[input] = run.Input<T>(step, input).Attachments;
            any |= ofInputs[input] is not null;
        }

        if (!any)
        {
            return null;
        }

        var attachments = new ImmutableDictionary<string, BinaryRef>?[order.Parents.Length];
        for (var i = 0; i < attachments.Length; i++)
        {
            attachments[i] = ofInputs[order.Inputs[i]]?[order.Parents[i]];
        }

        return attachments;
    }
}
