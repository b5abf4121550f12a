using System.Runtime.CompilerServices;
using Codemation.Recording;

namespace Codemation;

/// <content>Merges by origin of two to eight flows of any types; written out so that each can know its line.</content>
public static partial class Flow
{
    /// <summary>
    /// Merges by origin: one output for each item that entered the fork, made of the values that the branches have for it. A branch that
    /// made n items of it gives n outputs, the other sides repeated. Items with no origin are paired by position and come last.
    /// </summary>
    /// <typeparam name="A">The JSON type of the first flow's items.</typeparam>
    /// <typeparam name="B">The JSON type of the second flow's items.</typeparam>
    /// <typeparam name="TOut">The type of the outputs.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="left">The first flow.</param>
    /// <param name="right">The second flow.</param>
    /// <param name="pair">Makes an output of the flows' values; a flow that dropped the item gives <c>null</c> or the default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<TOut> Merge<A, B, TOut>(string id, Flow<A> left, Flow<B> right, Func<A?, B?, TOut> pair, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Paired(id, left, [(left.Recorder, left.Source), (right.Recorder, right.Source)], row => pair(row.Value<A>(0), row.Value<B>(1)), file, line);

    /// <inheritdoc cref="Merge{A, B, TOut}(string, Flow{A}, Flow{B}, Func{A, B, TOut}, string, int)" path="/summary"/>
    /// <typeparam name="A">The JSON type of the first flow's items.</typeparam>
    /// <typeparam name="B">The JSON type of the second flow's items.</typeparam>
    /// <typeparam name="C">The JSON type of the third flow's items.</typeparam>
    /// <typeparam name="TOut">The type of the outputs.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="first">The first flow.</param>
    /// <param name="second">The second flow.</param>
    /// <param name="third">The third flow.</param>
    /// <param name="pair">Makes an output of the flows' values; a flow that dropped the item gives <c>null</c> or the default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<TOut> Merge<A, B, C, TOut>(string id, Flow<A> first, Flow<B> second, Flow<C> third, Func<A?, B?, C?, TOut> pair, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Paired(id, first, [(first.Recorder, first.Source), (second.Recorder, second.Source), (third.Recorder, third.Source)], row => pair(row.Value<A>(0), row.Value<B>(1), row.Value<C>(2)), file, line);

    /// <inheritdoc cref="Merge{A, B, TOut}(string, Flow{A}, Flow{B}, Func{A, B, TOut}, string, int)" path="/summary"/>
    /// <typeparam name="A">The JSON type of the first flow's items.</typeparam>
    /// <typeparam name="B">The JSON type of the second flow's items.</typeparam>
    /// <typeparam name="C">The JSON type of the third flow's items.</typeparam>
    /// <typeparam name="D">The JSON type of the fourth flow's items.</typeparam>
    /// <typeparam name="TOut">The type of the outputs.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="first">The first flow.</param>
    /// <param name="second">The second flow.</param>
    /// <param name="third">The third flow.</param>
    /// <param name="fourth">The fourth flow.</param>
    /// <param name="pair">Makes an output of the flows' values; a flow that dropped the item gives <c>null</c> or the default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<TOut> Merge<A, B, C, D, TOut>(string id, Flow<A> first, Flow<B> second, Flow<C> third, Flow<D> fourth, Func<A?, B?, C?, D?, TOut> pair, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Paired(id, first, [(first.Recorder, first.Source), (second.Recorder, second.Source), (third.Recorder, third.Source), (fourth.Recorder, fourth.Source)], row => pair(row.Value<A>(0), row.Value<B>(1), row.Value<C>(2), row.Value<D>(3)), file, line);

    /// <inheritdoc cref="Merge{A, B, TOut}(string, Flow{A}, Flow{B}, Func{A, B, TOut}, string, int)" path="/summary"/>
    /// <typeparam name="A">The JSON type of the first flow's items.</typeparam>
    /// <typeparam name="B">The JSON type of the second flow's items.</typeparam>
    /// <typeparam name="C">The JSON type of the third flow's items.</typeparam>
    /// <typeparam name="D">The JSON type of the fourth flow's items.</typeparam>
    /// <typeparam name="E">The JSON type of the fifth flow's items.</typeparam>
    /// <typeparam name="TOut">The type of the outputs.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="first">The first flow.</param>
    /// <param name="second">The second flow.</param>
    /// <param name="third">The third flow.</param>
    /// <param name="fourth">The fourth flow.</param>
    /// <param name="fifth">The fifth flow.</param>
    /// <param name="pair">Makes an output of the flows' values; a flow that dropped the item gives <c>null</c> or the default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<TOut> Merge<A, B, C, D, E, TOut>(string id, Flow<A> first, Flow<B> second, Flow<C> third, Flow<D> fourth, Flow<E> fifth, Func<A?, B?, C?, D?, E?, TOut> pair, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Paired(id, first, [(first.Recorder, first.Source), (second.Recorder, second.Source), (third.Recorder, third.Source), (fourth.Recorder, fourth.Source), (fifth.Recorder, fifth.Source)], row => pair(row.Value<A>(0), row.Value<B>(1), row.Value<C>(2), row.Value<D>(3), row.Value<E>(4)), file, line);

    /// <inheritdoc cref="Merge{A, B, TOut}(string, Flow{A}, Flow{B}, Func{A, B, TOut}, string, int)" path="/summary"/>
    /// <typeparam name="A">The JSON type of the first flow's items.</typeparam>
    /// <typeparam name="B">The JSON type of the second flow's items.</typeparam>
    /// <typeparam name="C">The JSON type of the third flow's items.</typeparam>
    /// <typeparam name="D">The JSON type of the fourth flow's items.</typeparam>
    /// <typeparam name="E">The JSON type of the fifth flow's items.</typeparam>
    /// <typeparam name="F">The JSON type of the sixth flow's items.</typeparam>
    /// <typeparam name="TOut">The type of the outputs.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="first">The first flow.</param>
    /// <param name="second">The second flow.</param>
    /// <param name="third">The third flow.</param>
    /// <param name="fourth">The fourth flow.</param>
    /// <param name="fifth">The fifth flow.</param>
    /// <param name="sixth">The sixth flow.</param>
    /// <param name="pair">Makes an output of the flows' values; a flow that dropped the item gives <c>null</c> or the default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<TOut> Merge<A, B, C, D, E, F, TOut>(string id, Flow<A> first, Flow<B> second, Flow<C> third, Flow<D> fourth, Flow<E> fifth, Flow<F> sixth, Func<A?, B?, C?, D?, E?, F?, TOut> pair, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Paired(id, first, [(first.Recorder, first.Source), (second.Recorder, second.Source), (third.Recorder, third.Source), (fourth.Recorder, fourth.Source), (fifth.Recorder, fifth.Source), (sixth.Recorder, sixth.Source)], row => pair(row.Value<A>(0), row.Value<B>(1), row.Value<C>(2), row.Value<D>(3), row.Value<E>(4), row.Value<F>(5)), file, line);

    /// <inheritdoc cref="Merge{A, B, TOut}(string, Flow{A}, Flow{B}, Func{A, B, TOut}, string, int)" path="/summary"/>
    /// <typeparam name="A">The JSON type of the first flow's items.</typeparam>
    /// <typeparam name="B">The JSON type of the second flow's items.</typeparam>
    /// <typeparam name="C">The JSON type of the third flow's items.</typeparam>
    /// <typeparam name="D">The JSON type of the fourth flow's items.</typeparam>
    /// <typeparam name="E">The JSON type of the fifth flow's items.</typeparam>
    /// <typeparam name="F">The JSON type of the sixth flow's items.</typeparam>
    /// <typeparam name="G">The JSON type of the seventh flow's items.</typeparam>
    /// <typeparam name="TOut">The type of the outputs.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="first">The first flow.</param>
    /// <param name="second">The second flow.</param>
    /// <param name="third">The third flow.</param>
    /// <param name="fourth">The fourth flow.</param>
    /// <param name="fifth">The fifth flow.</param>
    /// <param name="sixth">The sixth flow.</param>
    /// <param name="seventh">The seventh flow.</param>
    /// <param name="pair">Makes an output of the flows' values; a flow that dropped the item gives <c>null</c> or the default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<TOut> Merge<A, B, C, D, E, F, G, TOut>(string id, Flow<A> first, Flow<B> second, Flow<C> third, Flow<D> fourth, Flow<E> fifth, Flow<F> sixth, Flow<G> seventh, Func<A?, B?, C?, D?, E?, F?, G?, TOut> pair, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Paired(id, first, [(first.Recorder, first.Source), (second.Recorder, second.Source), (third.Recorder, third.Source), (fourth.Recorder, fourth.Source), (fifth.Recorder, fifth.Source), (sixth.Recorder, sixth.Source), (seventh.Recorder, seventh.Source)], row => pair(row.Value<A>(0), row.Value<B>(1), row.Value<C>(2), row.Value<D>(3), row.Value<E>(4), row.Value<F>(5), row.Value<G>(6)), file, line);

    /// <inheritdoc cref="Merge{A, B, TOut}(string, Flow{A}, Flow{B}, Func{A, B, TOut}, string, int)" path="/summary"/>
    /// <typeparam name="A">The JSON type of the first flow's items.</typeparam>
    /// <typeparam name="B">The JSON type of the second flow's items.</typeparam>
    /// <typeparam name="C">The JSON type of the third flow's items.</typeparam>
    /// <typeparam name="D">The JSON type of the fourth flow's items.</typeparam>
    /// <typeparam name="E">The JSON type of the fifth flow's items.</typeparam>
    /// <typeparam name="F">The JSON type of the sixth flow's items.</typeparam>
    /// <typeparam name="G">The JSON type of the seventh flow's items.</typeparam>
    /// <typeparam name="H">The JSON type of the eighth flow's items.</typeparam>
    /// <typeparam name="TOut">The type of the outputs.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="first">The first flow.</param>
    /// <param name="second">The second flow.</param>
    /// <param name="third">The third flow.</param>
    /// <param name="fourth">The fourth flow.</param>
    /// <param name="fifth">The fifth flow.</param>
    /// <param name="sixth">The sixth flow.</param>
    /// <param name="seventh">The seventh flow.</param>
    /// <param name="eighth">The eighth flow.</param>
    /// <param name="pair">Makes an output of the flows' values; a flow that dropped the item gives <c>null</c> or the default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<TOut> Merge<A, B, C, D, E, F, G, H, TOut>(string id, Flow<A> first, Flow<B> second, Flow<C> third, Flow<D> fourth, Flow<E> fifth, Flow<F> sixth, Flow<G> seventh, Flow<H> eighth, Func<A?, B?, C?, D?, E?, F?, G?, H?, TOut> pair, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Paired(id, first, [(first.Recorder, first.Source), (second.Recorder, second.Source), (third.Recorder, third.Source), (fourth.Recorder, fourth.Source), (fifth.Recorder, fifth.Source), (sixth.Recorder, sixth.Source), (seventh.Recorder, seventh.Source), (eighth.Recorder, eighth.Source)], row => pair(row.Value<A>(0), row.Value<B>(1), row.Value<C>(2), row.Value<D>(3), row.Value<E>(4), row.Value<F>(5), row.Value<G>(6), row.Value<H>(7)), file, line);

    private static Flow<TOut> Paired<A, TOut>(
        string id, Flow<A> first, (Recorder Recorder, PlanSource Source)[] flows, Func<MergeRow, TOut> pair, string file, int line)
        => first.Append<TOut>(new MergePairedStep<TOut>(new StepSite(id, first.Recorder.Sources(flows), null, file, line), pair));
}
