namespace Codemation;

/// <summary>A workflow that is configured for each run: steps read <see cref="StepContext.Config{TConfig}"/>.</summary>
/// <typeparam name="TIn">The JSON type of one input item.</typeparam>
/// <typeparam name="TOut">The JSON type of one output item.</typeparam>
/// <typeparam name="TConfig">
/// The configuration: a record with a default for every member. What a run is started with is merged over the defaults and checked before
/// the run is created; a run keeps its configuration, whatever the defaults become.
/// </typeparam>
public abstract class Workflow<TIn, TOut, TConfig> : Workflow<TIn, TOut>
{
    private protected sealed override Type ConfigType => typeof(TConfig);
}
