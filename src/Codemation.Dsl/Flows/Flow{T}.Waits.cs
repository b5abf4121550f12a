using System.Runtime.CompilerServices;
using Codemation.Recording;

namespace Codemation;

/// <content>Steps that suspend the run: while they wait, nothing of it is held in memory.</content>
public partial class Flow<T>
{
    /// <summary>Holds the items for a time, counted from when they arrive.</summary>
    /// <param name="id">The step's id.</param>
    /// <param name="duration">How long; zero or less passes the items on at once.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Flow<T> Wait(string id, TimeSpan duration, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Append<T>(new WaitStep<T>(Site(id, null, file, line), duration));

    /// <summary>Holds each item until a point in time. The step ends when the last item's time has come; one in the past doesn't wait.</summary>
    /// <param name="id">The step's id.</param>
    /// <param name="until">Called once for each item, in order.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Flow<T> WaitUntil(string id, Func<T, DateTimeOffset> until, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Append<T>(new WaitUntilStep<T>(Site(id, null, file, line), until));

    /// <summary>
    /// Holds each item until a signal with its correlation is sent to this step. A signal that is sent before the item arrives is kept
    /// for it; each signal ends the wait of one item.
    /// </summary>
    /// <typeparam name="TSignal">The JSON type of the signal.</typeparam>
    /// <param name="id">The step's id; senders name it.</param>
    /// <param name="correlation">Makes the text by which senders name the item, such as an order number. Called once for each item, in order.</param>
    /// <param name="options">How long to wait, and what happens then.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Flow<Signalled<T, TSignal>> WaitFor<TSignal>(string id, Func<T, string> correlation, WaitForOptions<T, TSignal>? options = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Append<Signalled<T, TSignal>>(new WaitForStep<T, TSignal>(Site(id, null, file, line), correlation, options ?? new()));
}
