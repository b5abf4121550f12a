using System.Runtime.CompilerServices;

namespace Codemation;

/// <summary>Merges of ends that carry the same type.</summary>
public static partial class FlowExtensions
{
    /// <summary>Brings both ends together, sorted by the position at which each item entered the router.</summary>
    /// <typeparam name="A">The JSON type of the items.</typeparam>
    /// <param name="branches">The ends of a router.</param>
    /// <param name="id">The step's id.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<A> Merge<A>(this Branches<A, A> branches, string id, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Flow.Merge(id, branches.First, branches.Second, file, line);

    /// <summary>Brings both ends together as the mode says.</summary>
    /// <typeparam name="A">The JSON type of the items.</typeparam>
    /// <param name="forked">The ends of a fork.</param>
    /// <param name="id">The step's id.</param>
    /// <param name="mode">How.</param>
    /// <param name="prefer">The branch that goes first, from 0.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<A> Merge<A>(this Forked<A, A> forked, string id, MergeMode mode, int prefer = 0, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Flow.Merge(id, forked.First, forked.Second, mode, prefer, file, line);
}
