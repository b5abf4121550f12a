using Codemation.Runtime.Scheduling.Schedules;

namespace Codemation.Runtime.Tests.Scheduling.Schedules;

public sealed class MissedFiringsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_late_by_a_minute_or_less_is_not_missed() => AssertDue("*/10 * * * * *", after: "00:00:59", MissedFirings.Skip, "00:00:10", "00:00:20", "00:00:30", "00:00:40", "00:00:50");

    [Fact]
    public void The_latest_missed_firing_is_made_up_for_and_none_before_it() => AssertDue("0 */10 * * * *", after: "01:05:00", MissedFirings.FireLatest, "01:00:00");

    [Fact]
    public void A_firing_in_time_leaves_nothing_to_be_made_up_for() => AssertDue("0 */10 * * * *", after: "01:00:30", MissedFirings.FireLatest, "01:00:00");

    [Fact]
    public void Missed_firings_can_be_left_out() => AssertDue("0 */10 * * * *", after: "01:05:00", MissedFirings.Skip);

    [Fact]
    public void Or_made_up_for_one_by_one() => AssertDue("0 */10 * * * *", after: "00:35:00", MissedFirings.FireAll, "00:10:00", "00:20:00", "00:30:00");

    [Fact]
    public void Nothing_is_due_before_its_time() => AssertDue("0 */10 * * * *", after: "00:09:59", MissedFirings.FireAll);

    [Fact]
    public void Nothing_is_due_that_is_done_with_although_the_clock_was_set_back() => AssertDue("0 */10 * * * *", after: "-01:00:00", MissedFirings.FireAll);

    [Fact]
    public void The_latest_of_millions_is_found_at_once() => AssertDue("* * * * 1 *", after: "420.00:00:00", MissedFirings.FireLatest, "395.11:59:59");

    private static void AssertDue(string expression, string after, MissedFirings missed, params string[] expected) => Assert.Equal(
        expected.Select(Span),
        Timetable.Of(expression).Due(Start, Start + Span(after), missed).Select(static instant => instant - Start));

    private static TimeSpan Span(string text) => TimeSpan.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
