using Codemation.Runtime.Scheduling.Schedules;
using FsCheck;
using FsCheck.Fluent;

namespace Codemation.Runtime.Tests.Scheduling.Schedules;

/// <summary>What the compiler reads, what Quartz fires at and what the walls of a time zone show are the same instants.</summary>
public sealed class TimetableProperties
{
    private const int Instants = 30;

    private static readonly TimeSpan Walked = TimeSpan.FromDays(3);

    // Quartz ends a schedule a hundred years from the day on which it is asked.
    private static readonly DateTimeOffset QuartzReaches = new(2120, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(1_000);

    // Quartz doesn't look back: asked while a wall time comes for the second time, it gives that one.
    [Fact]
    public void Quartz_fires_at_the_instants_that_the_compiler_reads() => Prop.ForAll(ScheduleCases.In(ScheduleCases.Zones).Where(IsNoSecondTime).ToArbitrary(), static one =>
    {
        var timetable = Timetable.Of(one.Expression, one.Zone);
        var quartz = QuartzExpressions.Of(timetable);

        return Same(Follow(timetable.After, one.From, until: QuartzReaches), Follow(quartz.GetNextValidTimeAfter, one.From, until: QuartzReaches));
    }).Check(Cases);

    [Fact]
    public void They_are_those_that_walking_through_the_minutes_finds() => Prop.ForAll(ScheduleCases.InMinutes.ToArbitrary(), static one =>
    {
        var timetable = Timetable.Of(one.Expression, one.Zone);
        var expected = WalkedInstants.Between(one.Expression, timetable.Zone, one.From, one.From + Walked);
        var actual = Follow(timetable.After, one.From, most: int.MaxValue, until: one.From + Walked);

        return Same(expected, actual);
    }).Check(Cases.WithMaxTest(300));

    [Fact]
    public void The_last_instant_of_a_time_is_the_one_that_none_follows() => Prop.ForAll(
        ScheduleCases.In(ScheduleCases.AllZones).ToArbitrary(), Gen.Choose(1, 5_000_000).ToArbitrary(), static (one, seconds) =>
        {
            var timetable = Timetable.Of(one.Expression, one.Zone);
            var upTo = one.From.AddSeconds(seconds);

            return timetable.Last(one.From, upTo) is { } last
                ? last > one.From && last <= upTo && timetable.After(last.AddTicks(-1)) == last && !(timetable.After(last) <= upTo)
                : !(timetable.After(one.From) <= upTo);
        }).Check(Cases);

    private static bool IsNoSecondTime(ScheduleCase one) =>
        new ZoneClock(TimeZoneInfo.FindSystemTimeZoneById(one.Zone)).SecondTimeUntil(one.From.UtcDateTime) is null;

    private static List<DateTimeOffset> Follow(
        Func<DateTimeOffset, DateTimeOffset?> next, DateTimeOffset from, int most = Instants, DateTimeOffset? until = null)
    {
        var found = new List<DateTimeOffset>();
        for (var instant = next(from); instant is { } one && found.Count < most && !(one > until); instant = next(one))
        {
            found.Add(one);
        }

        return found;
    }

    private static Property Same(IReadOnlyList<DateTimeOffset> one, IReadOnlyList<DateTimeOffset> other)
    {
        var first = one.Zip(other).TakeWhile(static pair => pair.First == pair.Second).Count();
        return one.SequenceEqual(other).Label($"after {first}: {string.Join(' ', one.Skip(first).Take(4))} | {string.Join(' ', other.Skip(first).Take(4))}");
    }
}
