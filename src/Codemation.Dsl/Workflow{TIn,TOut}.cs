using Codemation.Recording;

namespace Codemation;

/// <summary>
/// A workflow: a static graph of typed steps that takes items of <typeparamref name="TIn"/> and gives items of
/// <typeparamref name="TOut"/>. Derive a <c>partial</c> class, put <see cref="WorkflowAttribute"/> on it and describe
/// the graph in <see cref="Define"/>.
/// </summary>
/// <remarks>
/// One instance serves a host for its whole life, so constructor dependencies must be singletons;
/// scoped services come from <see cref="StepContext.Services"/>.
/// </remarks>
/// <typeparam name="TIn">The JSON type of one input item.</typeparam>
/// <typeparam name="TOut">The JSON type of one output item.</typeparam>
public abstract class Workflow<TIn, TOut> : Workflow
{
    /// <summary>
    /// Describes the graph. Called once when the host starts, never while a run executes; it must be one expression or a
    /// straight line of flow declarations and a <c>return</c>, because the compiler turns it into a static plan.
    /// </summary>
    /// <param name="start">The head of the flow: add triggers to it, then steps.</param>
    /// <returns>The flow whose items are the outputs of a run.</returns>
    protected abstract Flow<TOut> Define(Start<TIn> start);

    private protected virtual Type? ConfigType => null;

    internal sealed override WorkflowRecording Record()
    {
        var recorder = new Recorder(GetType());
        var result = Define(new Start<TIn>(recorder))
            ?? throw new InvalidOperationException($"{GetType()}.Define returned null: it must return the flow of its outputs.");
        return recorder.Finish(result.Recorder, result.Source, ConfigType);
    }
}
