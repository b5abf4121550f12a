using System.Collections.Immutable;
using Codemation.Runtime.Engine.Encoding;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Engine.Lineages;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Engine.Steps;

/// <summary>An itemwise step with one output: all that the items gave, in their order.</summary>
internal sealed class BoundItemwise<TIn, TOut>(StepShape shape, ItemCall<TIn, TOut> call, ItemType<TOut> type, bool hasEffects, bool waits)
    : ItemwiseStep<TIn, TOut>(shape, call, hasEffects)
{
    public override bool MaySuspend => waits || base.MaySuspend;

    public override ItemResultCodec<TOut> CreateCodec() => new ValueCodec<TOut>(type);

    public override bool CanTakeResults => true;

    public override IEnumerable<ItemCheckpoint> ResultsOf(Batch outputs)
    {
        var batch = (Batch<TOut>)outputs;
        var parents = ((SelectedLineage)batch.Lineage).Parents;
        var codec = CreateCodec();
        for (var first = 0; first < batch.Count;)
        {
            var items = new List<Item<TOut>>();
            var parent = parents[first];
            for (; first < batch.Count && parents[first] == parent; first++)
            {
                items.Add(new Item<TOut>(batch[first], batch.Attachments?[first], default));
            }

            yield return new ItemCheckpoint(Id, parent, codec.Encode(items.Count == 1 ? new NodeResult<TOut>(items[0]) : new NodeResult<TOut>([.. items])));
        }
    }

    protected override void Deliver(RunExecution run, Batch<TIn> input, ReadOnlySpan<NodeResult<TOut>> results)
    {
        var total = 0;
        foreach (ref readonly var result in results)
        {
            total += result.Count;
        }

        run.CheckBatchSize(this, total);
        var values = new TOut[total];
        var parents = new int[total];
        ImmutableDictionary<string, BinaryRef>?[]? attachments = null;
        var written = 0;
        for (var position = 0; position < results.Length; position++)
        {
            ref readonly var result = ref results[position];
            for (var i = 0; i < result.Count; i++)
            {
                var item = result.Several is { } several ? several[i] : result.Single;
                if (item.Attachments is { } some)
                {
                    (attachments ??= new ImmutableDictionary<string, BinaryRef>?[total])[written] = some;
                }

                values[written] = item.Json;
                parents[written++] = position;
            }
        }

        var lineage = IsIdentity(parents, input.Count) ? IdentityLineage.Instance : (BatchLineage)new SelectedLineage(0, parents);
        run.Output(this, 0, new Batch<TOut>(values, total, lineage, attachments));
    }

    private static bool IsIdentity(int[] parents, int count)
    {
        if (parents.Length != count)
        {
            return false;
        }

        for (var i = 0; i < parents.Length; i++)
        {
            if (parents[i] != i)
            {
                return false;
            }
        }

        return true;
    }
}
