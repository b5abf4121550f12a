using System.Collections.Immutable;
using Codemation.Recording;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Engine.Lineages;
using Codemation.Runtime.Engine.Merging;

namespace Codemation.Runtime.Engine.Steps;

internal sealed class BoundMergePaired<A, B, TOut>(StepShape shape, MergePairedStep<A, B, TOut> step, int originSlot) : SyncStep(shape)
{
    private readonly Func<A?, B?, TOut> pair = step.Pair;

    public override int[] LineageSlots { get; } = [.. shape.InputSlots, originSlot];

    public override void Execute(RunExecution run)
    {
        var (left, right) = (run.Input<A>(this, 0), run.Input<B>(this, 1));
        var origins = MergeInputs.OriginsOf(run, this, originSlot);
        var pairs = Pairing.Pair(origins[Pairing.Left], origins[Pairing.Right], run.Batch(originSlot).Count, run.Host.Limits.BatchItems);
        var (lefts, rights) = (pairs.Parents[Pairing.Left], pairs.Parents[Pairing.Right]);
        run.CheckBatchSize(this, lefts.Length);
        var values = new TOut[lefts.Length];
        List<int>? failed = null;
        for (var i = 0; i < values.Length; i++)
        {
            try
            {
                values[i] = pair(
                    lefts[i] == BatchLineage.None ? default : left[lefts[i]],
                    rights[i] == BatchLineage.None ? default : right[rights[i]]);
            }
            catch (Exception error)
            {
                run.FailItem(this, i, error, pairs.ParentsOf(i).First());
                (failed ??= []).Add(i);
            }
        }

        var output = new Batch<TOut>(values, values.Length, pairs, Attachments(left, right, lefts, rights));
        run.Output(this, 0, failed is null ? output : Survivors.Of(output, failed, pairs));
    }

    private static ImmutableDictionary<string, BinaryRef>?[]? Attachments(Batch<A> left, Batch<B> right, int[] lefts, int[] rights)
    {
        if (left.Attachments is null && right.Attachments is null)
        {
            return null;
        }

        var all = new ImmutableDictionary<string, BinaryRef>?[lefts.Length];
        for (var i = 0; i < all.Length; i++)
        {
            var ofLeft = lefts[i] == BatchLineage.None ? null : left.Attachments?[lefts[i]];
            var ofRight = rights[i] == BatchLineage.None ? null : right.Attachments?[rights[i]];
            all[i] = ofLeft is null ? ofRight : ofRight?.SetItems(ofLeft) ?? ofLeft;
        }

        return all;
    }
}
