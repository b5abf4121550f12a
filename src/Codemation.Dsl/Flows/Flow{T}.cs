using System.Runtime.CompilerServices;
using Codemation.Recording;

namespace Codemation;

/// <summary>
/// A stream of items whose JSON is <typeparamref name="T"/>. Steps are added by its methods; using one flow twice sends its items
/// both ways.
/// </summary>
/// <remarks>
/// Every method takes the source position as optional last parameters, filled in by the compiler, so that plans and errors can
/// name the line of a step. Leave them out.
/// </remarks>
/// <typeparam name="T">The JSON type of the items.</typeparam>
public partial class Flow<T>
{
    internal Flow(Recorder recorder, PlanSource source)
    {
        Recorder = recorder;
        Source = source;
    }

    internal Recorder Recorder { get; }

    internal PlanSource Source { get; }

    /// <summary>Passes every item through; a place with a name.</summary>
    /// <param name="id">The step's id.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Flow<T> NoOp(string id, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => Append<T>(new NoOpStep<T>(Site(id, null, file, line)));

    internal StepSite Site(string id, StepOptions? options, string file, int line) => new(id, [Source], options, file, line);

    internal Flow<TOut> Append<TOut>(RecordedStep step) => new(Recorder, new PlanSource(Recorder.Append(step), 0));
}
