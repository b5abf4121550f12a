using Codemation.Recording;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Engine.Lineages;

namespace Codemation.Runtime.Engine.Steps;

internal sealed class BoundTryEnd<T, TOut>(StepShape shape, TryEndStep<T, TOut> step) : SyncStep(shape)
{
    private const int Entrance = 1;

    private readonly int tryStep = step.TryStep;

    public override void Execute(RunExecution run)
    {
        var body = run.Input<TOut>(this);
        var entered = run.Input<T>(this, Entrance);
        var caught = run.Caught(tryStep);
        run.Output(this, TryEndStep<T, TOut>.Completed, Completed(run, body, caught));

        var positions = caught.Keys.ToArray();
        var values = new StepError<T>[positions.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var error = caught[positions[i]];
            values[i] = new StepError<T>(entered[positions[i]], error.Step, error.Type, error.Message);
        }

        var attachments = entered.Attachments is { } all ? Array.ConvertAll(positions, position => all[position]) : null;
        run.Output(this, TryEndStep<T, TOut>.Caught, new Batch<StepError<T>>(values, values.Length, new SelectedLineage(Entrance, positions), attachments));
    }

    /// <summary>What the body gave, without what it made of items of which a part failed.</summary>
    private Batch<TOut> Completed(RunExecution run, Batch<TOut> body, IReadOnlyDictionary<int, CaughtError> caught)
    {
        if (caught.Count == 0)
        {
            return new Batch<TOut>(body.Array, body.Count, IdentityLineage.Instance, body.Attachments);
        }

        var ancestors = new Ancestors(run, InputSlots[Entrance]);
        var kept = new List<int>(body.Count);
        for (var position = 0; position < body.Count; position++)
        {
            if (!Array.Exists(ancestors.Of(InputSlots[0], position), caught.ContainsKey))
            {
                kept.Add(position);
            }
        }

        return Survivors.Select(body, 0, [.. kept]);
    }
}
