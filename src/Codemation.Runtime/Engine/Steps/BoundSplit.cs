using System.Collections.Immutable;
using Codemation.Recording;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Engine.Lineages;

namespace Codemation.Runtime.Engine.Steps;

internal sealed class BoundSplit<TIn, TOut>(StepShape shape, SplitStep<TIn, TOut> step) : SyncStep(shape)
{
    private readonly Func<TIn, IEnumerable<TOut>> elements = step.Elements;

    public override void Execute(RunExecution run)
    {
        var input = run.Input<TIn>(this);
        var values = new List<TOut>(input.Count);
        var parents = new List<int>(input.Count);
        for (var i = 0; i < input.Count; i++)
        {
            var before = values.Count;
            try
            {
                var made = elements(input[i])
                    ?? throw new InvalidOperationException("Split was given null instead of a collection. Return an empty collection for no elements.");
                Add(run, values, made);
                for (var element = before; element < values.Count; element++)
                {
                    parents.Add(i);
                }
            }
            catch (Exception error) when (error is not RunLimitException)
            {
                values.RemoveRange(before, values.Count - before);
                run.FailItem(this, i, error);
            }
        }

        int[] from = [.. parents];
        var attachments = input.Attachments is { } all ? Array.ConvertAll(from, position => all[position]) : null;
        run.Output(this, 0, new Batch<TOut>([.. values], values.Count, new SelectedLineage(0, from), attachments));
    }

    private void Add(RunExecution run, List<TOut> values, IEnumerable<TOut> made)
    {
        if (made.TryGetNonEnumeratedCount(out _))
        {
            values.AddRange(made);
            run.CheckBatchSize(this, values.Count);
            return;
        }

        // It may have no end.
        foreach (var element in made)
        {
            values.Add(element);
            run.CheckBatchSize(this, values.Count);
        }
    }
}
