using Codemation.Recording;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Engine.Lineages;
using Codemation.Runtime.Engine.Merging;

namespace Codemation.Runtime.Engine.Steps;

/// <summary>Merges inputs of one type: by origin, the first that has it, or one after the other.</summary>
internal sealed class BoundMerge<T>(StepShape shape, MergeStep<T> step, int originSlot) : SyncStep(shape)
{
    // Marks an item that another branch goes before; no origin is this.
    private const int Dropped = -2;

    private readonly int prefer = step.Prefer;

    public override void Execute(RunExecution run)
    {
        if (Kind == StepKind.MergeAppend)
        {
            run.Output(this, 0, MergeInputs.Gather<T>(run, this, Append(run)));
            return;
        }

        var inputs = MergeInputs.OriginsOf(run, this, originSlot);
        var origins = run.Batch(originSlot).Count;
        if (Kind == StepKind.MergePassThrough)
        {
            run.Output(this, 0, MergeInputs.Gather<T>(run, this, PassThrough(inputs, origins)));
        }
        else if (OriginMerge.PlaceAtOrigins(inputs, origins) is { } placed)
        {
            run.Output(this, 0, MergeInputs.Scatter<T>(run, this, inputs, placed));
        }
        else
        {
            run.Output(this, 0, MergeInputs.Gather<T>(run, this, OriginMerge.Sort(inputs, origins)));
        }
    }

    private MergedLineage Append(RunExecution run)
    {
        var inputs = new List<ushort>();
        var parents = new List<int>();
        foreach (var input in Preferred())
        {
            for (var position = 0; position < run.Batch(InputSlots[input]).Count; position++)
            {
                inputs.Add((ushort)input);
                parents.Add(position);
            }
        }

        return new MergedLineage([.. inputs], [.. parents]);
    }

    private MergedLineage PassThrough(InputOrigins[] inputs, int origins)
    {
        var owners = new int[origins];
        Array.Fill(owners, BatchLineage.None);
        var kept = new InputOrigins[inputs.Length];
        foreach (var input in Preferred())
        {
            var remaining = new int[inputs[input].Count];
            for (var position = 0; position < remaining.Length; position++)
            {
                var origin = inputs[input][position];
                if (origin != BatchLineage.None)
                {
                    owners[origin] = owners[origin] == BatchLineage.None ? input : owners[origin];
                    origin = owners[origin] == input ? origin : Dropped;
                }

                remaining[position] = origin;
            }

            kept[input] = new InputOrigins(remaining, remaining.Length);
        }

        return WithoutDropped(kept, origins);
    }

    private static MergedLineage WithoutDropped(InputOrigins[] inputs, int origins)
    {
        var positions = new int[inputs.Length][];
        var remaining = new InputOrigins[inputs.Length];
        for (var input = 0; input < inputs.Length; input++)
        {
            positions[input] = [.. Enumerable.Range(0, inputs[input].Count).Where(position => inputs[input][position] != Dropped)];
            int[] left = [.. positions[input].Select(position => inputs[input][position])];
            remaining[input] = new InputOrigins(left, left.Length);
        }

        var order = OriginMerge.Order(remaining, origins);
        for (var i = 0; i < order.Parents.Length; i++)
        {
            order.Parents[i] = positions[order.Inputs[i]][order.Parents[i]];
        }

        return order;
    }

    private IEnumerable<int> Preferred()
    {
        yield return prefer;
        for (var input = 0; input < InputSlots.Length; input++)
        {
            if (input != prefer)
            {
                yield return input;
            }
        }
    }
}
