using System.Runtime.CompilerServices;

namespace Codemation;

/// <summary>The ends of a <c>Fork</c>: every item is at each.</summary>
/// <typeparam name="A">The JSON type of the items at the first end.</typeparam>
/// <typeparam name="B">The JSON type of the items at the second end.</typeparam>
/// <typeparam name="C">The JSON type of the items at the third end.</typeparam>
public sealed class Forked<A, B, C>
{
    internal Forked(Flow<A> first, Flow<B> second, Flow<C> third)
    {
        First = first;
        Second = second;
        Third = third;
    }

    internal Flow<A> First { get; }

    internal Flow<B> Second { get; }

    internal Flow<C> Third { get; }

    /// <inheritdoc cref="Flow.Merge{A, B, TOut}(string, Flow{A}, Flow{B}, Func{A, B, TOut}, string, int)" path="/summary"/>
    /// <typeparam name="TOut">The type of the outputs.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="pair">Makes an output of the branches' values; a branch that dropped the item gives <c>null</c> or the default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Flow<TOut> Merge<TOut>(string id, Func<A?, B?, C?, TOut> pair, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Flow.Merge(id, First, Second, Third, pair, file, line);
}
