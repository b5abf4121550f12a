namespace Codemation.Hosting.Tests;

/// <summary>Has schedules, which fire on leap days only.</summary>
[Workflow("numbers.rare")]
public sealed partial class RareNumbers : Workflow<Number, Number>
{
#pragma warning disable CDM302 // That February lacks the day in most years is what it is here for.
    protected override Flow<Number> Define(Start<Number> start) => start
        .OnManual(new Number(1))
        .OnCron("0 3 29 2 *", tick => new Number(tick.ScheduledAt.Year), "Europe/Amsterdam")
        .OnCronMany("0 4 29 2 *", _ => [])
        .OnCron("0 5 29 2 *", _ => throw new InvalidOperationException("no number"))
        .NoOp("same");
#pragma warning restore CDM302
}
