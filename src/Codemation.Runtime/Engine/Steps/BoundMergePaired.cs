using System.Collections.Immutable;
using Codemation.Recording;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Engine.Lineages;
using Codemation.Runtime.Engine.Merging;

namespace Codemation.Runtime.Engine.Steps;

internal sealed class BoundMergePaired<TOut>(StepShape shape, MergePairedStep<TOut> step, int originSlot) : SyncStep(shape)
{
    private readonly Func<MergeRow, TOut> pair = step.Pair;

    public override int[] LineageSlots { get; } = [.. shape.InputSlots, originSlot];

    public override void Execute(RunExecution run)
    {
        var inputs = Array.ConvertAll(InputSlots, run.Batch);
        var origins = MergeInputs.OriginsOf(run, this, originSlot);
        var pairs = Pairing.Pair(origins, run.Batch(originSlot).Count, run.Host.Limits.BatchItems);
        var parents = pairs.Parents;
        run.CheckBatchSize(this, parents[0].Length);
        var values = new TOut[parents[0].Length];
        var row = new MergeRow(Array.ConvertAll(inputs, static input => input.Untyped));
        List<int>? failed = null;
        for (var i = 0; i < values.Length; i++)
        {
            for (var input = 0; input < inputs.Length; input++)
            {
                row.Positions[input] = parents[input][i];
            }

            try
            {
                values[i] = pair(row);
            }
            catch (Exception error)
            {
                run.FailItem(this, i, error, pairs.ParentsOf(i).First());
                (failed ??= []).Add(i);
            }
        }

        var output = new Batch<TOut>(values, values.Length, pairs, Attachments(inputs, parents));
        run.Output(this, 0, failed is null ? output : Survivors.Of(output, failed, pairs));
    }

    // Where two inputs have an attachment of one name, the first one counts.
    private static ImmutableDictionary<string, BinaryRef>?[]? Attachments(Batch[] inputs, int[][] parents)
    {
        if (Array.TrueForAll(inputs, static input => input.Attachments is null))
        {
            return null;
        }

        var all = new ImmutableDictionary<string, BinaryRef>?[parents[0].Length];
        for (var input = inputs.Length - 1; input >= 0; input--)
        {
            for (var i = 0; i < all.Length; i++)
            {
                var own = parents[input][i] == BatchLineage.None ? null : inputs[input].Attachments?[parents[input][i]];
                all[i] = own is null ? all[i] : all[i]?.SetItems(own) ?? own;
            }
        }

        return all;
    }
}
