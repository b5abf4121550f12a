namespace Codemation;

/// <content>Forks: the items go all ways at once.</content>
public partial class Flow<T>
{
    /// <summary>Sends each item two ways at once.</summary>
    /// <typeparam name="A">What the first way gives.</typeparam>
    /// <typeparam name="B">What the second way gives.</typeparam>
    /// <param name="first">The first way.</param>
    /// <param name="second">The second way.</param>
    public Forked<A, B> Fork<A, B>(Func<Flow<T>, Flow<A>> first, Func<Flow<T>, Flow<B>> second)
        => new(first(this), second(this));

    /// <summary>Sends each item three ways at once.</summary>
    /// <typeparam name="A">What the first way gives.</typeparam>
    /// <typeparam name="B">What the second way gives.</typeparam>
    /// <typeparam name="C">What the third way gives.</typeparam>
    /// <param name="first">The first way.</param>
    /// <param name="second">The second way.</param>
    /// <param name="third">The third way.</param>
    public Forked<A, B, C> Fork<A, B, C>(Func<Flow<T>, Flow<A>> first, Func<Flow<T>, Flow<B>> second, Func<Flow<T>, Flow<C>> third)
        => new(first(this), second(this), third(this));

    /// <summary>Sends each item four ways at once.</summary>
    /// <typeparam name="A">What the first way gives.</typeparam>
    /// <typeparam name="B">What the second way gives.</typeparam>
    /// <typeparam name="C">What the third way gives.</typeparam>
    /// <typeparam name="D">What the fourth way gives.</typeparam>
    /// <param name="first">The first way.</param>
    /// <param name="second">The second way.</param>
    /// <param name="third">The third way.</param>
    /// <param name="fourth">The fourth way.</param>
    public Forked<A, B, C, D> Fork<A, B, C, D>(Func<Flow<T>, Flow<A>> first, Func<Flow<T>, Flow<B>> second, Func<Flow<T>, Flow<C>> third, Func<Flow<T>, Flow<D>> fourth)
        => new(first(this), second(this), third(this), fourth(this));

    /// <summary>Sends each item five ways at once.</summary>
    /// <typeparam name="A">What the first way gives.</typeparam>
    /// <typeparam name="B">What the second way gives.</typeparam>
    /// <typeparam name="C">What the third way gives.</typeparam>
    /// <typeparam name="D">What the fourth way gives.</typeparam>
    /// <typeparam name="E">What the fifth way gives.</typeparam>
    /// <param name="first">The first way.</param>
    /// <param name="second">The second way.</param>
    /// <param name="third">The third way.</param>
    /// <param name="fourth">The fourth way.</param>
    /// <param name="fifth">The fifth way.</param>
    public Forked<A, B, C, D, E> Fork<A, B, C, D, E>(Func<Flow<T>, Flow<A>> first, Func<Flow<T>, Flow<B>> second, Func<Flow<T>, Flow<C>> third, Func<Flow<T>, Flow<D>> fourth, Func<Flow<T>, Flow<E>> fifth)
        => new(first(this), second(this), third(this), fourth(this), fifth(this));

    /// <summary>Sends each item six ways at once.</summary>
    /// <typeparam name="A">What the first way gives.</typeparam>
    /// <typeparam name="B">What the second way gives.</typeparam>
    /// <typeparam name="C">What the third way gives.</typeparam>
    /// <typeparam name="D">What the fourth way gives.</typeparam>
    /// <typeparam name="E">What the fifth way gives.</typeparam>
    /// <typeparam name="F">What the sixth way gives.</typeparam>
    /// <param name="first">The first way.</param>
    /// <param name="second">The second way.</param>
    /// <param name="third">The third way.</param>
    /// <param name="fourth">The fourth way.</param>
    /// <param name="fifth">The fifth way.</param>
    /// <param name="sixth">The sixth way.</param>
    public Forked<A, B, C, D, E, F> Fork<A, B, C, D, E, F>(Func<Flow<T>, Flow<A>> first, Func<Flow<T>, Flow<B>> second, Func<Flow<T>, Flow<C>> third, Func<Flow<T>, Flow<D>> fourth, Func<Flow<T>, Flow<E>> fifth, Func<Flow<T>, Flow<F>> sixth)
        => new(first(this), second(this), third(this), fourth(this), fifth(this), sixth(this));

    /// <summary>Sends each item seven ways at once.</summary>
    /// <typeparam name="A">What the first way gives.</typeparam>
    /// <typeparam name="B">What the second way gives.</typeparam>
    /// <typeparam name="C">What the third way gives.</typeparam>
    /// <typeparam name="D">What the fourth way gives.</typeparam>
    /// <typeparam name="E">What the fifth way gives.</typeparam>
    /// <typeparam name="F">What the sixth way gives.</typeparam>
    /// <typeparam name="G">What the seventh way gives.</typeparam>
    /// <param name="first">The first way.</param>
    /// <param name="second">The second way.</param>
    /// <param name="third">The third way.</param>
    /// <param name="fourth">The fourth way.</param>
    /// <param name="fifth">The fifth way.</param>
    /// <param name="sixth">The sixth way.</param>
    /// <param name="seventh">The seventh way.</param>
    public Forked<A, B, C, D, E, F, G> Fork<A, B, C, D, E, F, G>(Func<Flow<T>, Flow<A>> first, Func<Flow<T>, Flow<B>> second, Func<Flow<T>, Flow<C>> third, Func<Flow<T>, Flow<D>> fourth, Func<Flow<T>, Flow<E>> fifth, Func<Flow<T>, Flow<F>> sixth, Func<Flow<T>, Flow<G>> seventh)
        => new(first(this), second(this), third(this), fourth(this), fifth(this), sixth(this), seventh(this));

    /// <summary>Sends each item eight ways at once.</summary>
    /// <typeparam name="A">What the first way gives.</typeparam>
    /// <typeparam name="B">What the second way gives.</typeparam>
    /// <typeparam name="C">What the third way gives.</typeparam>
    /// <typeparam name="D">What the fourth way gives.</typeparam>
    /// <typeparam name="E">What the fifth way gives.</typeparam>
    /// <typeparam name="F">What the sixth way gives.</typeparam>
    /// <typeparam name="G">What the seventh way gives.</typeparam>
    /// <typeparam name="H">What the eighth way gives.</typeparam>
    /// <param name="first">The first way.</param>
    /// <param name="second">The second way.</param>
    /// <param name="third">The third way.</param>
    /// <param name="fourth">The fourth way.</param>
    /// <param name="fifth">The fifth way.</param>
    /// <param name="sixth">The sixth way.</param>
    /// <param name="seventh">The seventh way.</param>
    /// <param name="eighth">The eighth way.</param>
    public Forked<A, B, C, D, E, F, G, H> Fork<A, B, C, D, E, F, G, H>(Func<Flow<T>, Flow<A>> first, Func<Flow<T>, Flow<B>> second, Func<Flow<T>, Flow<C>> third, Func<Flow<T>, Flow<D>> fourth, Func<Flow<T>, Flow<E>> fifth, Func<Flow<T>, Flow<F>> sixth, Func<Flow<T>, Flow<G>> seventh, Func<Flow<T>, Flow<H>> eighth)
        => new(first(this), second(this), third(this), fourth(this), fifth(this), sixth(this), seventh(this), eighth(this));
}
