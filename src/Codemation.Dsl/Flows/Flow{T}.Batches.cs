using System.Runtime.CompilerServices;
using Codemation.Recording;

namespace Codemation;

/// <content>Steps that change how many items there are.</content>
public partial class Flow<T>
{
    /// <summary>Keeps the items for which a condition holds, unchanged.</summary>
    /// <param name="id">The step's id.</param>
    /// <param name="when">Called once for each item, in order.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Flow<T> Filter(string id, Func<T, bool> when, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Append<T>(new FilterStep<T>(Site(id, null, file, line), when));

    /// <summary>Makes many items of one. No elements give no item; <c>null</c> instead of a collection is an error of that item.</summary>
    /// <typeparam name="TOut">The type of the elements.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="elements">Called once for each item, in order; each element becomes an item with the attachments of its origin.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Flow<TOut> Split<TOut>(string id, Func<T, IEnumerable<TOut>> elements, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Append<TOut>(new SplitStep<T, TOut>(Site(id, null, file, line), elements));

    /// <summary>Makes one item of a whole batch. An empty batch gives none, unless <see cref="StepOptions.RunWhenEmpty"/> is set.</summary>
    /// <typeparam name="TOut">The type of the result.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="fold">Called once for the batch.</param>
    /// <param name="options">How the step runs.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Flow<TOut> Aggregate<TOut>(string id, Func<IReadOnlyList<Item<T>>, TOut> fold, StepOptions? options = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Append<TOut>(new AggregateStep<T, TOut>(Site(id, options, file, line), fold));

    /// <summary>
    /// Hands a whole batch to a callback, once, also when it is empty. A step with effects. The outputs descend from the batch as a
    /// whole: they have no origin in a merge.
    /// </summary>
    /// <typeparam name="TOut">The type of the results.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="run">Called once for the batch; each element returned becomes an item.</param>
    /// <param name="options">How the step runs.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Flow<TOut> Callback<TOut>(string id, Func<IReadOnlyList<Item<T>>, StepContext, ValueTask<IEnumerable<TOut>>> run, StepOptions? options = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Append<TOut>(new CallbackStep<T, TOut>(Site(id, options, file, line), run));
}
