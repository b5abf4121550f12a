using System.Runtime.CompilerServices;

namespace Codemation;

/// <summary>The two ends of an <c>If</c> or a <c>Try</c>: every item is at exactly one.</summary>
/// <typeparam name="A">The JSON type of the items at the first end.</typeparam>
/// <typeparam name="B">The JSON type of the items at the second end.</typeparam>
public sealed class Branches<A, B>
{
    internal Branches(Flow<A> first, Flow<B> second)
    {
        First = first;
        Second = second;
    }

    internal Flow<A> First { get; }

    internal Flow<B> Second { get; }

    /// <summary>Brings both ends to one type and together, sorted by the position at which each item entered the router.</summary>
    /// <typeparam name="TOut">The common type.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="first">Makes the common type of an item of the first end.</param>
    /// <param name="second">Makes the common type of an item of the second end.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Flow<TOut> Merge<TOut>(string id, Func<A, TOut> first, Func<B, TOut> second, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Flow.Merge(id, First, Second, first, second, file, line);
}
