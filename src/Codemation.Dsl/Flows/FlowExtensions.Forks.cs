using System.Runtime.CompilerServices;

namespace Codemation;

/// <content>Merges of forks with three to eight ends; written out so that each can know its line.</content>
public static partial class FlowExtensions
{
    /// <inheritdoc cref="Merge{A}(Forked{A, A}, string, MergeMode, int, string, int)" path="/summary"/>
    /// <typeparam name="A">The JSON type of the items.</typeparam>
    /// <param name="forked">The ends of a fork.</param>
    /// <param name="id">The step's id.</param>
    /// <param name="mode">How.</param>
    /// <param name="prefer">The branch that goes first, from 0.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<A> Merge<A>(this Forked<A, A, A> forked, string id, MergeMode mode, int prefer = 0, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Flow.MergeByMode(id, [forked.First, forked.Second, forked.Third], mode, prefer, file, line);

    /// <inheritdoc cref="Merge{A}(Forked{A, A}, string, MergeMode, int, string, int)" path="/summary"/>
    /// <typeparam name="A">The JSON type of the items.</typeparam>
    /// <param name="forked">The ends of a fork.</param>
    /// <param name="id">The step's id.</param>
    /// <param name="mode">How.</param>
    /// <param name="prefer">The branch that goes first, from 0.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<A> Merge<A>(this Forked<A, A, A, A> forked, string id, MergeMode mode, int prefer = 0, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Flow.MergeByMode(id, [forked.First, forked.Second, forked.Third, forked.Fourth], mode, prefer, file, line);

    /// <inheritdoc cref="Merge{A}(Forked{A, A}, string, MergeMode, int, string, int)" path="/summary"/>
    /// <typeparam name="A">The JSON type of the items.</typeparam>
    /// <param name="forked">The ends of a fork.</param>
    /// <param name="id">The step's id.</param>
    /// <param name="mode">How.</param>
    /// <param name="prefer">The branch that goes first, from 0.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<A> Merge<A>(this Forked<A, A, A, A, A> forked, string id, MergeMode mode, int prefer = 0, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Flow.MergeByMode(id, [forked.First, forked.Second, forked.Third, forked.Fourth, forked.Fifth], mode, prefer, file, line);

    /// <inheritdoc cref="Merge{A}(Forked{A, A}, string, MergeMode, int, string, int)" path="/summary"/>
    /// <typeparam name="A">The JSON type of the items.</typeparam>
    /// <param name="forked">The ends of a fork.</param>
    /// <param name="id">The step's id.</param>
    /// <param name="mode">How.</param>
    /// <param name="prefer">The branch that goes first, from 0.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<A> Merge<A>(this Forked<A, A, A, A, A, A> forked, string id, MergeMode mode, int prefer = 0, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Flow.MergeByMode(id, [forked.First, forked.Second, forked.Third, forked.Fourth, forked.Fifth, forked.Sixth], mode, prefer, file, line);

    /// <inheritdoc cref="Merge{A}(Forked{A, A}, string, MergeMode, int, string, int)" path="/summary"/>
    /// <typeparam name="A">The JSON type of the items.</typeparam>
    /// <param name="forked">The ends of a fork.</param>
    /// <param name="id">The step's id.</param>
    /// <param name="mode">How.</param>
    /// <param name="prefer">The branch that goes first, from 0.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<A> Merge<A>(this Forked<A, A, A, A, A, A, A> forked, string id, MergeMode mode, int prefer = 0, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Flow.MergeByMode(id, [forked.First, forked.Second, forked.Third, forked.Fourth, forked.Fifth, forked.Sixth, forked.Seventh], mode, prefer, file, line);

    /// <inheritdoc cref="Merge{A}(Forked{A, A}, string, MergeMode, int, string, int)" path="/summary"/>
    /// <typeparam name="A">The JSON type of the items.</typeparam>
    /// <param name="forked">The ends of a fork.</param>
    /// <param name="id">The step's id.</param>
    /// <param name="mode">How.</param>
    /// <param name="prefer">The branch that goes first, from 0.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<A> Merge<A>(this Forked<A, A, A, A, A, A, A, A> forked, string id, MergeMode mode, int prefer = 0, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Flow.MergeByMode(id, [forked.First, forked.Second, forked.Third, forked.Fourth, forked.Fifth, forked.Sixth, forked.Seventh, forked.Eighth], mode, prefer, file, line);
}
