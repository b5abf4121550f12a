using System.Runtime.CompilerServices;
using Codemation.Recording;

namespace Codemation;

/// <content>Steps that send items different ways.</content>
public partial class Flow<T>
{
    /// <summary>Sends each item one of two ways.</summary>
    /// <typeparam name="A">What the first way gives.</typeparam>
    /// <typeparam name="B">What the second way gives.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="when">Called once for each item, in order.</param>
    /// <param name="then">The way of the items for which the condition holds.</param>
    /// <param name="else">The way of the others.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Branches<A, B> If<A, B>(string id, Func<T, bool> when, Func<Flow<T>, Flow<A>> then, Func<Flow<T>, Flow<B>> @else, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var routed = If(id, when, file, line);
        return new(then(routed.True), @else(routed.False));
    }

    /// <summary>Sends the items for which a condition holds another way; the others pass through.</summary>
    /// <typeparam name="A">What the way gives.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="when">Called once for each item, in order.</param>
    /// <param name="then">The way of the items for which the condition holds.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Branches<A, T> If<A>(string id, Func<T, bool> when, Func<Flow<T>, Flow<A>> then, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var routed = If(id, when, file, line);
        return new(then(routed.True), routed.False);
    }

    /// <summary>Sends each item one of two ways: <c>var (yes, no) = flow.If("large", x => x.Total > 1000);</c></summary>
    /// <param name="id">The step's id.</param>
    /// <param name="when">Called once for each item, in order.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Routed<T> If(string id, Func<T, bool> when, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var step = Recorder.Append(new IfStep<T>(Site(id, null, file, line), when));
        return new(new Flow<T>(Recorder, new PlanSource(step, IfStep<T>.True)), new Flow<T>(Recorder, new PlanSource(step, IfStep<T>.False)));
    }

    /// <summary>Sends each item the way of its key. A key with neither a case nor a default fails the item.</summary>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <typeparam name="TOut">What every way gives.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="key">Called once for each item, in order.</param>
    /// <param name="cases">Names the cases: <c>c => c.Case(Country.NL, f => …).Default(f => …)</c>.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Branches<TOut> Switch<TKey, TOut>(string id, Func<T, TKey> key, Func<SwitchCases<T, TKey>, SwitchCases<T, TKey, TOut>> cases, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => cases(new SwitchCases<T, TKey>(Switch(id, key, file, line))).Ends;

    /// <summary>Sends each item the way of its key: <c>var country = flow.Switch("country", x => x.Country); var nl = country.Case(Country.NL);</c></summary>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="key">Called once for each item, in order. A key with neither a case nor a default fails the item.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Switched<T, TKey> Switch<TKey>(string id, Func<T, TKey> key, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var step = new SwitchStep<T, TKey>(Site(id, null, file, line), key);
        return new(Recorder, Recorder.Append(step), step);
    }

    /// <summary>
    /// Runs a body whose failing items don't fail the run: they leave at <paramref name="catch"/>, with their error, and nothing made
    /// of them leaves the body. So every item is at exactly one of the two ends.
    /// </summary>
    /// <typeparam name="A">What the body gives.</typeparam>
    /// <typeparam name="B">What the handling of errors gives.</typeparam>
    /// <param name="id">The step's id.</param>
    /// <param name="body">The steps that may fail.</param>
    /// <param name="catch">What is done with the items that failed.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Branches<A, B> Try<A, B>(string id, Func<Flow<T>, Flow<A>> body, Func<Flow<StepError<T>>, Flow<B>> @catch, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var step = Recorder.Append(new TryStep<T>(Site(id, null, file, line)));
        var end = Recorder.InScope(step, () => body(new Flow<T>(Recorder, new PlanSource(step, 0))));
        var inputs = Recorder.Sources((end.Recorder, end.Source), (Recorder, Source));
        var exit = Recorder.Append(new TryEndStep<T, A>(new StepSite(id + ".end", inputs, null, file, line), step));
        return new(
            new Flow<A>(Recorder, new PlanSource(exit, TryEndStep<T, A>.Completed)),
            @catch(new Flow<StepError<T>>(Recorder, new PlanSource(exit, TryEndStep<T, A>.Caught))));
    }
}
