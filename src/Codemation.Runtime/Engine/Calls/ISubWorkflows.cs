using Codemation.Runtime.Engine.Execution;

namespace Codemation.Runtime.Engine.Calls;

/// <summary>Runs workflows on behalf of steps of other runs.</summary>
internal interface ISubWorkflows
{
    /// <summary>
    /// Runs a workflow for one item, as a run of its own. The run's id follows from the calling item, so that a repeated call goes on with the run that
    /// the first one created.
    /// </summary>
    /// <exception cref="SubWorkflowFailedException">The run failed.</exception>
    ValueTask<NodeResult<TOut>> RunAsync<TIn, TOut>(Workflow<TIn, TOut> workflow, Batch<TIn> input, int position, ItemContext context);
}
