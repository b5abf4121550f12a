using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Codemation.Runtime.Telemetry;

/// <summary>What any listener of .NET can observe: the activity source and the meter "Codemation".</summary>
internal static class CodemationInstruments
{
    public const string Name = "Codemation";

    // A name made of data would make an instrument of each value; what is over goes to one instrument for all.
    private const int MostMeasures = 500;

    private static readonly Meter Meter = new(Name);
    private static readonly ConcurrentDictionary<string, Histogram<double>> Measures = new(StringComparer.Ordinal);
    private static readonly Histogram<double> OtherMeasures = Meter.CreateHistogram<double>("codemation.measure.other", description: "Values that steps measured, of too many names to keep apart.");

    public static ActivitySource Source { get; } = new(Name);

    private static Counter<long> Runs { get; } = Meter.CreateCounter<long>("codemation.runs", "{run}", "Runs that ended.");

    private static Histogram<double> RunSeconds { get; } = Meter.CreateHistogram<double>("codemation.run.duration", "s", "From the creation of a run to its end.");

    private static Histogram<double> StepSeconds { get; } = Meter.CreateHistogram<double>("codemation.step.duration", "s", "How long activations of steps took.");

    private static Counter<long> Items { get; } = Meter.CreateCounter<long>("codemation.step.items", "{item}", "Items that steps were given.");

    public static void RunEnded(string workflow, string status, TimeSpan taken)
    {
        if (Runs.Enabled || RunSeconds.Enabled)
        {
            var tags = new TagList { { "codemation.workflow", workflow }, { "codemation.status", status } };
            Runs.Add(1, tags);
            RunSeconds.Record(taken.TotalSeconds, tags);
        }
    }

    public static void StepEnded(string workflow, string step, string status, TimeSpan taken, int items)
    {
        if (StepSeconds.Enabled || Items.Enabled)
        {
            var tags = new TagList { { "codemation.workflow", workflow }, { "codemation.step", step }, { "codemation.status", status } };
            StepSeconds.Record(taken.TotalSeconds, tags);
            Items.Add(items, tags);
        }
    }

    public static void Measured(MetricPoint point)
    {
        var measure = Measures.TryGetValue(point.Name, out var known) ? known : Measures.Count >= MostMeasures ? OtherMeasures : Add(point);
        if (measure.Enabled)
        {
            measure.Record(point.Value, new TagList { { "codemation.workflow", point.WorkflowId }, { "codemation.step", point.Step } });
        }
    }

    private static Histogram<double> Add(MetricPoint point)
        => Measures.GetOrAdd(point.Name, static (name, unit) => Meter.CreateHistogram<double>($"codemation.measure.{name}", unit, "Measured by steps."), point.Unit);
}
