using System.Globalization;
using Codemation.Runtime.Scheduling.Schedules;
using Codemation.Schedules;
using Quartz;

namespace Codemation.Runtime.Tests.Scheduling.Schedules;

/// <summary>Says in Quartz's language what a schedule says.</summary>
/// <remarks>
/// Quartz counts days of the week from 1, and takes a field with a range or a step for one that goes on at its pace when an hour comes twice.
/// So values are listed, except where a field has all of them.
/// </remarks>
internal static class QuartzExpressions
{
    private static readonly string[] Weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    public static CronExpression Of(Timetable timetable) => new(Of(timetable.Schedule), timetable.Zone);

    private static string Of(CronSchedule schedule) =>
        string.Join(
            ' ',
            Field(schedule.Seconds, 60, "0-59"), // not *, which Quartz warns of
            Field(schedule.Minutes, 60, "*"),
            Field(schedule.Hours, 24, "*"),
            schedule.LastDay ? "L" : schedule.Days.IsAny ? "*" : List(schedule.Days),
            schedule.MonthsOfYear.IsAny ? "*" : List(schedule.MonthsOfYear),
            schedule.DaysOfWeek.IsAny ? "?" : string.Join(',', schedule.DaysOfWeek.Values.Select(static day => Weekdays[day % 7]).Distinct()));

    private static string Field(CronField field, int size, string all) => field.Values.Count() == size ? all : List(field);

    private static string List(CronField field) => string.Join(',', field.Values.Select(static value => value.ToString(CultureInfo.InvariantCulture)));
}
