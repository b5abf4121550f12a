using System.Buffers;
using Codemation.Recording;
using Codemation.Runtime.Engine.Execution;

namespace Codemation.Runtime.Engine.Steps;

internal sealed class BoundIf<T>(StepShape shape, IfStep<T> step) : SyncStep(shape)
{
    private readonly Func<T, bool> when = step.When;

    public override void Execute(RunExecution run)
    {
        var input = run.Input<T>(this);
        var source = input.Values;

        // The positions that go one way grow from the front, those that go the other from the back.
        var positions = ArrayPool<int>.Shared.Rent(source.Length);
        var yes = 0;
        var no = source.Length;
        var i = 0;
        while (i < source.Length)
        {
            try
            {
                for (; i < source.Length; i++)
                {
                    if (when(source[i]))
                    {
                        positions[yes++] = i;
                    }
                    else
                    {
                        positions[--no] = i;
                    }
                }
            }
            catch (Exception error)
            {
                run.FailItem(this, i++, error);
            }
        }

        var rest = positions.AsSpan(no, source.Length - no).ToArray();
        Array.Reverse(rest);
        run.Output(this, IfStep<T>.True, Survivors.Select(input, 0, positions.AsSpan(0, yes).ToArray()));
        run.Output(this, IfStep<T>.False, Survivors.Select(input, 0, rest));
        ArrayPool<int>.Shared.Return(positions);
    }
}
