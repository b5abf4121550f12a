using System.Runtime.CompilerServices;
using Codemation.Recording;

namespace Codemation;

/// <content>Steps that make one item of each item.</content>
public partial class Flow<T>
{
    /// <summary>Makes a new value of each item's value. Attachments are kept unless <see cref="StepOptions.KeepBinary"/> is false.</summary>
    /// <typeparam name="TOut">The type of the new values.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="map">Called once for each item, in order.</param>
    /// <param name="options">How the step runs.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Flow<TOut> Map<TOut>(string id, Func<T, TOut> map, StepOptions? options = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Append<TOut>(new MapStep<T, TOut>(Site(id, options, file, line), map));

    /// <inheritdoc cref="Map{TOut}(string, Func{T, TOut}, StepOptions?, string, int)"/>
    public Flow<TOut> Map<TOut>(string id, Func<T, StepContext, TOut> map, StepOptions? options = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Append<TOut>(new MapContextStep<T, TOut>(Site(id, options, file, line), map));

    /// <summary>Makes a new item of each item: value and attachments are what the callback returns.</summary>
    /// <typeparam name="TOut">The type of the new values.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="map">Called once for each item, in order; start from <see cref="Item{T}.With{TOut}(TOut)"/> to keep attachments.</param>
    /// <param name="options">How the step runs.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Flow<TOut> MapItem<TOut>(string id, Func<Item<T>, StepContext, Item<TOut>> map, StepOptions? options = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Append<TOut>(new MapItemStep<T, TOut>(Site(id, options, file, line), map));

    /// <summary>
    /// Makes a new value of each item's value, asynchronously. A step with effects: what finished is recorded, so that a crash repeats
    /// only the items that were in flight. Attachments are kept unless <see cref="StepOptions.KeepBinary"/> is false.
    /// </summary>
    /// <typeparam name="TOut">The type of the new values.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="map">Called once for each item, in order, at most <see cref="StepOptions.MaxConcurrency"/> at once.</param>
    /// <param name="options">How the step runs.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Flow<TOut> MapAsync<TOut>(string id, Func<T, StepContext, ValueTask<TOut>> map, StepOptions? options = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Append<TOut>(new MapAsyncStep<T, TOut>(Site(id, options, file, line), map));

    /// <summary>As <see cref="MapAsync{TOut}"/>, over the whole item: value and attachments are what the callback returns.</summary>
    /// <typeparam name="TOut">The type of the new values.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="map">Called once for each item, in order, at most <see cref="StepOptions.MaxConcurrency"/> at once.</param>
    /// <param name="options">How the step runs.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Flow<TOut> MapItemAsync<TOut>(string id, Func<Item<T>, StepContext, ValueTask<Item<TOut>>> map, StepOptions? options = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Append<TOut>(new MapItemAsyncStep<T, TOut>(Site(id, options, file, line), map));
}
