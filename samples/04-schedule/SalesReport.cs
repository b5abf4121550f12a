using Codemation;

namespace Reports;

/// <summary>Reports the sales of the day before: every night from Tuesday to Saturday, and whenever somebody asks for a day.</summary>
[Workflow("reports.sales", Name = "Sales report")]
public sealed partial class SalesReport : Workflow<Day, Report>
{
    protected override Flow<Report> Define(Start<Day> start) => start
        .OnManual(new Day(new DateOnly(2026, 3, 27)))
        .OnCron("0 3 * * TUE-SAT", tick => new Day(DateOnly.FromDateTime(tick.ScheduledAt.DateTime).AddDays(-1)), "Europe/Amsterdam")
        .Map("report", day => new Report($"Sales of {day.Date:yyyy-MM-dd}", day.Date.DayOfWeek == DayOfWeek.Friday));
}

public sealed record Day(DateOnly Date);

/// <param name="Title">What it is about.</param>
/// <param name="ClosesWeek">Whether the week's figures belong into it.</param>
public sealed record Report(string Title, bool ClosesWeek);
