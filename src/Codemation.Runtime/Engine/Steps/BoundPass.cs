using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Engine.Lineages;

namespace Codemation.Runtime.Engine.Steps;

/// <summary>Passes a batch through unchanged: a step without work, or the entrance of a try.</summary>
internal sealed class BoundPass<T>(StepShape shape) : SyncStep(shape)
{
    public override void Execute(RunExecution run)
    {
        var input = run.Input<T>(this);
        run.Output(this, 0, new Batch<T>(input.Array, input.Count, IdentityLineage.Instance, input.Attachments));
    }
}
