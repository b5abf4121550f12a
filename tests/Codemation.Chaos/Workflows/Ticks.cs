namespace Codemation.Chaos.Workflows;

/// <summary>Four schedules that fire each second, and a wait in each run. Only processes that ask for it have it.</summary>
[Workflow(Id)]
public sealed partial class Ticks(ILedger ledger) : Workflow<Job, Done>
{
    public const string Id = "chaos.ticks";

    /// <summary>How many schedules there are.</summary>
    public const int Schedules = 4;

    /// <summary>The steps around the wait.</summary>
    public const string Before = "before";
    public const string After = "after";

    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>The operation that a firing counts as: the same for each schedule and instant, whoever fires it.</summary>
    public static int OpOf(DateTimeOffset instant, int schedule) => (int)(instant.ToUnixTimeSeconds() % 100_000_000 * 10) + schedule;

    protected override Flow<Done> Define(Start<Job> start) => start
        .OnCron("* * * * * *", tick => new Job(OpOf(tick.ScheduledAt, 0), 0))
        .OnCron("* * * * * *", tick => new Job(OpOf(tick.ScheduledAt, 1), 0), "Europe/Amsterdam")
        .OnCron("*/1 * * * * *", tick => new Job(OpOf(tick.ScheduledAt, 2), 0))
        .OnCron("0-59 * * * * *", tick => new Job(OpOf(tick.ScheduledAt, 3), 0))
        .MapAsync(Before, (job, ctx) => ledger.EffectAsync(job, "before", ctx))
        .Wait("pause", TimeSpan.FromSeconds(2))
        .MapAsync(After, (job, ctx) => ledger.EffectAsync(job, "after", ctx))
        .Map("end", job => new Done(job.Number, job.Text));
}
