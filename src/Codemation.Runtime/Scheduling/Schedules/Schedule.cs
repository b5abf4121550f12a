using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine;

namespace Codemation.Runtime.Scheduling.Schedules;

/// <summary>A cron trigger of a workflow of this host.</summary>
internal sealed class Schedule
{
    private readonly WorkflowEntry entry;
    private readonly int trigger;

    private Schedule(string id, WorkflowEntry entry, int trigger, Timetable timetable)
    {
        Id = id;
        this.entry = entry;
        this.trigger = trigger;
        Timetable = timetable;
    }

    /// <summary>The workflow and a digest of what was written: other triggers of the workflow may come and go.</summary>
    public string Id { get; }

    public WorkflowEntry Workflow => entry;

    public string Expression => entry.Plan.Triggers[trigger].Expression!;

    public Timetable Timetable { get; }

    /// <summary>Where it is written. Has the workflow's <c>Define</c> run.</summary>
    public string Location => entry.Recording.Triggers[trigger].Location.ToString();

    /// <summary>Reads a trigger.</summary>
    /// <param name="entry">The workflow.</param>
    /// <param name="trigger">The trigger's position in the plan.</param>
    /// <exception cref="InvalidOperationException">The trigger is not meant for any instant; the message says where it is and why.</exception>
    public static Schedule Of(WorkflowEntry entry, int trigger)
    {
        var data = entry.Plan.Triggers[trigger];
        try
        {
            return new Schedule(IdOf(entry, trigger), entry, trigger, Timetable.Of(data.Expression!, data.TimeZone));
        }
        catch (Exception error) when (error is FormatException or TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw new InvalidOperationException(
                $"The schedule \"{data.Expression}\"{(data.TimeZone is null ? "" : $" in time zone \"{data.TimeZone}\"")} of workflow \"{entry.Id}\" can't be kept: {error.Message}", error);
        }
    }

    /// <summary>An instant in the schedule's time zone.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Timetable.Zone);

    public CronTick Tick(DateTimeOffset instant, DateTimeOffset firedAt) => new(Local(instant), firedAt);

    /// <summary>Has the author's code make the input of a run.</summary>
    public Batch ItemsOf(CronTick tick) => entry.ItemsOf(trigger, tick);

    private static string IdOf(WorkflowEntry entry, int trigger)
    {
        var data = entry.Plan.Triggers[trigger];
        var twins = entry.Plan.Triggers.Take(trigger).Count(other => other == data);
        var written = string.Create(CultureInfo.InvariantCulture, $"{data.Expression}\n{data.TimeZone}\n{twins}");
        return $"{entry.Id}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(written)).AsSpan(0, 4))}";
    }
}
