using System.Runtime.CompilerServices;
using Codemation.Recording;

namespace Codemation;

/// <summary>The head of a flow. Triggers are added here, and only here.</summary>
/// <typeparam name="T">The JSON type of the input items.</typeparam>
public sealed class Start<T> : Flow<T>
{
    internal Start(Recorder recorder)
        : base(recorder, PlanSource.Trigger)
    {
    }

    /// <summary>Lets people and programs start the workflow.</summary>
    /// <param name="samples">The input of a run that is started without any.</param>
    public Start<T> OnManual(params T[] samples)
    {
        Recorder.SetSamples(samples);
        Recorder.Add(new RecordedTrigger(new PlanTrigger(TriggerKind.Manual), default));
        return this;
    }

    /// <summary>Starts a run with one item whenever a schedule says so.</summary>
    /// <param name="expression">
    /// A constant: five fields as of Unix cron (minute, hour, day of month, month, day of week), or six with seconds in front.
    /// </param>
    /// <param name="item">Makes the input of a run.</param>
    /// <param name="timeZone">A constant: the IANA id of the time zone that the expression is meant in, such as <c>Europe/Amsterdam</c>; UTC by default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Start<T> OnCron(string expression, Func<CronTick, T> item, string? timeZone = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => OnCronMany(expression, tick => [item(tick)], timeZone, file, line);

    /// <summary>Starts a run with several items whenever a schedule says so; with none, no run is started.</summary>
    /// <param name="expression">As for <see cref="OnCron"/>.</param>
    /// <param name="items">Makes the input of a run.</param>
    /// <param name="timeZone">As for <see cref="OnCron"/>.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Start<T> OnCronMany(string expression, Func<CronTick, IEnumerable<T>> items, string? timeZone = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Recorder.Add(new CronTrigger<T>(new PlanTrigger(TriggerKind.Cron, expression, timeZone), new SourceLocation(file, line), items));
        return this;
    }
}
