using System.Buffers;
using Codemation.Recording;
using Codemation.Runtime.Engine.Execution;

namespace Codemation.Runtime.Engine.Steps;

internal sealed class BoundFilter<T>(StepShape shape, FilterStep<T> step) : SyncStep(shape)
{
    private readonly Func<T, bool> when = step.When;

    public override void Execute(RunExecution run)
    {
        var input = run.Input<T>(this);
        var source = input.Values;
        var positions = ArrayPool<int>.Shared.Rent(source.Length);
        var kept = 0;
        var i = 0;
        while (i < source.Length)
        {
            try
            {
                for (; i < source.Length; i++)
                {
                    if (when(source[i]))
                    {
                        positions[kept++] = i;
                    }
                }
            }
            catch (Exception error)
            {
                run.FailItem(this, i++, error);
            }
        }

        run.Output(this, 0, Survivors.Select(input, 0, positions.AsSpan(0, kept).ToArray()));
        ArrayPool<int>.Shared.Return(positions);
    }
}
