using System.Runtime.CompilerServices;

namespace Codemation;

/// <summary>The ends of a <c>Switch</c>: every item is at exactly one.</summary>
/// <typeparam name="A">The JSON type of the items.</typeparam>
public sealed class Branches<A>
{
    private readonly IReadOnlyList<Flow<A>> ends;

    internal Branches(IReadOnlyList<Flow<A>> ends) => this.ends = ends;

    /// <summary>Brings all ends together, sorted by the position at which each item entered the router.</summary>
    /// <param name="id">The step's id.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Flow<A> Merge(string id, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Flow.MergeByOrigin(id, ends, file, line);
}
