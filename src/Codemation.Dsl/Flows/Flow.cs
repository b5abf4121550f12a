using System.Runtime.CompilerServices;
using Codemation.Recording;

namespace Codemation;

/// <summary>Merges of flow variables.</summary>
/// <remarks>
/// Where flows were one flow before, the position that an item had there is its origin; items made from a batch as a whole have none.
/// </remarks>
public static partial class Flow
{
    /// <summary>
    /// Brings two flows to one type and together, sorted by origin; items with no origin come last, in the order of the flows.
    /// </summary>
    /// <typeparam name="A">The JSON type of the first flow's items.</typeparam>
    /// <typeparam name="B">The JSON type of the second flow's items.</typeparam>
    /// <typeparam name="TOut">The common type.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="left">The first flow.</param>
    /// <param name="right">The second flow.</param>
    /// <param name="first">Makes the common type of an item of the first flow.</param>
    /// <param name="second">Makes the common type of an item of the second flow.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<TOut> Merge<A, B, TOut>(string id, Flow<A> left, Flow<B> right, Func<A, TOut> first, Func<B, TOut> second, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => left.Append<TOut>(new MergeMappedStep<A, B, TOut>(Site(id, left, right, file, line), first, second));

    /// <summary>Brings two flows together as the mode says.</summary>
    /// <typeparam name="T">The JSON type of the items.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="left">The first flow.</param>
    /// <param name="right">The second flow.</param>
    /// <param name="mode">How.</param>
    /// <param name="prefer">The flow that goes first, from 0.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<T> Merge<T>(string id, Flow<T> left, Flow<T> right, MergeMode mode, int prefer = 0, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => MergeByMode(id, [left, right], mode, prefer, file, line);

    internal static Flow<T> MergeByMode<T>(string id, Flow<T>[] flows, MergeMode mode, int prefer, string file, int line)
    {
        var kind = mode switch
        {
            MergeMode.PassThrough => StepKind.MergePassThrough,
            MergeMode.Append => StepKind.MergeAppend,
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Unknown merge mode."),
        };
        return flows[0].Append<T>(new MergeStep<T>(kind, Site(id, flows, file, line), prefer));
    }

    internal static Flow<T> MergeByOrigin<T>(string id, IReadOnlyList<Flow<T>> flows, string file, int line)
    {
        if (flows.Count == 0)
        {
            throw new InvalidOperationException($"Step \"{id}\" merges nothing: name at least one case.");
        }

        return flows[0].Append<T>(new MergeStep<T>(StepKind.Merge, Site(id, flows, file, line)));
    }

    private static StepSite Site<T>(string id, IReadOnlyList<Flow<T>> flows, string file, int line)
        => new(id, flows[0].Recorder.Sources([.. flows.Select(static flow => (flow.Recorder, flow.Source))]), null, file, line);

    private static StepSite Site<A, B>(string id, Flow<A> left, Flow<B> right, string file, int line)
        => new(id, left.Recorder.Sources((left.Recorder, left.Source), (right.Recorder, right.Source)), null, file, line);
}
