namespace Codemation.Recording;

/// <summary>Gives the types of a recorded step back to whoever needs them, without reflection.</summary>
internal interface IStepVisitor<out TResult>
{
    TResult Visit<TIn, TOut>(MapStep<TIn, TOut> step);

    TResult Visit<TIn, TOut>(MapContextStep<TIn, TOut> step);

    TResult Visit<TIn, TOut>(MapItemStep<TIn, TOut> step);

    TResult Visit<TIn, TOut>(MapAsyncStep<TIn, TOut> step);

    TResult Visit<TIn, TOut>(MapItemAsyncStep<TIn, TOut> step);

    TResult Visit<T>(FilterStep<T> step);

    TResult Visit<TIn, TOut>(SplitStep<TIn, TOut> step);

    TResult Visit<TIn, TOut>(AggregateStep<TIn, TOut> step);

    TResult Visit<TIn, TOut>(CallbackStep<TIn, TOut> step);

    TResult Visit<T>(IfStep<T> step);

    TResult Visit<T, TKey>(SwitchStep<T, TKey> step);

    TResult Visit<T>(TryStep<T> step);

    TResult Visit<T, TOut>(TryEndStep<T, TOut> step);

    TResult Visit<T>(MergeStep<T> step);

    TResult Visit<A, B, TOut>(MergeMappedStep<A, B, TOut> step);

    TResult Visit<TOut>(MergePairedStep<TOut> step);

    TResult Visit<TIn, TOut>(RunStep<TIn, TOut> step);

    TResult Visit<TIn, TOut>(CallStep<TIn, TOut> step);

    TResult Visit<T>(NoOpStep<T> step);

    TResult Visit<T>(WaitStep<T> step);

    TResult Visit<T>(WaitUntilStep<T> step);

    TResult Visit<T, TSignal>(WaitForStep<T, TSignal> step);

    TResult Visit<T, TRequest>(RouteStep<T, TRequest> step)
        where TRequest : notnull;
}
