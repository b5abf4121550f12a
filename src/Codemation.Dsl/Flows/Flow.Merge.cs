using System.Runtime.CompilerServices;

namespace Codemation;

/// <content>Merges of two to eight flows of one type; written out so that each can know its line.</content>
public static partial class Flow
{
    /// <summary>Brings flows together, sorted by origin; items with no origin come last, in the order of the flows.</summary>
    /// <typeparam name="T">The JSON type of the items.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="flows">The flows, one at least.</param>
    public static Flow<T> Merge<T>(string id, params Flow<T>[] flows) => MergeByOrigin(id, flows, "", 0);

    /// <summary>Brings flows together, sorted by origin; items with no origin come last, in the order of the flows.</summary>
    /// <typeparam name="T">The JSON type of the items.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="first">The first flow.</param>
    /// <param name="second">The second flow.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<T> Merge<T>(string id, Flow<T> first, Flow<T> second, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => MergeByOrigin(id, [first, second], file, line);

    /// <inheritdoc cref="Merge{T}(string, Flow{T}, Flow{T}, string, int)" path="/summary"/>
    /// <typeparam name="T">The JSON type of the items.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="first">The first flow.</param>
    /// <param name="second">The second flow.</param>
    /// <param name="third">The third flow.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<T> Merge<T>(string id, Flow<T> first, Flow<T> second, Flow<T> third, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => MergeByOrigin(id, [first, second, third], file, line);

    /// <inheritdoc cref="Merge{T}(string, Flow{T}, Flow{T}, string, int)" path="/summary"/>
    /// <typeparam name="T">The JSON type of the items.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="first">The first flow.</param>
    /// <param name="second">The second flow.</param>
    /// <param name="third">The third flow.</param>
    /// <param name="fourth">The fourth flow.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<T> Merge<T>(string id, Flow<T> first, Flow<T> second, Flow<T> third, Flow<T> fourth, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => MergeByOrigin(id, [first, second, third, fourth], file, line);

    /// <inheritdoc cref="Merge{T}(string, Flow{T}, Flow{T}, string, int)" path="/summary"/>
    /// <typeparam name="T">The JSON type of the items.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="first">The first flow.</param>
    /// <param name="second">The second flow.</param>
    /// <param name="third">The third flow.</param>
    /// <param name="fourth">The fourth flow.</param>
    /// <param name="fifth">The fifth flow.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<T> Merge<T>(string id, Flow<T> first, Flow<T> second, Flow<T> third, Flow<T> fourth, Flow<T> fifth, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => MergeByOrigin(id, [first, second, third, fourth, fifth], file, line);

    /// <inheritdoc cref="Merge{T}(string, Flow{T}, Flow{T}, string, int)" path="/summary"/>
    /// <typeparam name="T">The JSON type of the items.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="first">The first flow.</param>
    /// <param name="second">The second flow.</param>
    /// <param name="third">The third flow.</param>
    /// <param name="fourth">The fourth flow.</param>
    /// <param name="fifth">The fifth flow.</param>
    /// <param name="sixth">The sixth flow.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<T> Merge<T>(string id, Flow<T> first, Flow<T> second, Flow<T> third, Flow<T> fourth, Flow<T> fifth, Flow<T> sixth, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => MergeByOrigin(id, [first, second, third, fourth, fifth, sixth], file, line);

    /// <inheritdoc cref="Merge{T}(string, Flow{T}, Flow{T}, string, int)" path="/summary"/>
    /// <typeparam name="T">The JSON type of the items.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="first">The first flow.</param>
    /// <param name="second">The second flow.</param>
    /// <param name="third">The third flow.</param>
    /// <param name="fourth">The fourth flow.</param>
    /// <param name="fifth">The fifth flow.</param>
    /// <param name="sixth">The sixth flow.</param>
    /// <param name="seventh">The seventh flow.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<T> Merge<T>(string id, Flow<T> first, Flow<T> second, Flow<T> third, Flow<T> fourth, Flow<T> fifth, Flow<T> sixth, Flow<T> seventh, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => MergeByOrigin(id, [first, second, third, fourth, fifth, sixth, seventh], file, line);

    /// <inheritdoc cref="Merge{T}(string, Flow{T}, Flow{T}, string, int)" path="/summary"/>
    /// <typeparam name="T">The JSON type of the items.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="first">The first flow.</param>
    /// <param name="second">The second flow.</param>
    /// <param name="third">The third flow.</param>
    /// <param name="fourth">The fourth flow.</param>
    /// <param name="fifth">The fifth flow.</param>
    /// <param name="sixth">The sixth flow.</param>
    /// <param name="seventh">The seventh flow.</param>
    /// <param name="eighth">The eighth flow.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static Flow<T> Merge<T>(string id, Flow<T> first, Flow<T> second, Flow<T> third, Flow<T> fourth, Flow<T> fifth, Flow<T> sixth, Flow<T> seventh, Flow<T> eighth, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => MergeByOrigin(id, [first, second, third, fourth, fifth, sixth, seventh, eighth], file, line);
}
