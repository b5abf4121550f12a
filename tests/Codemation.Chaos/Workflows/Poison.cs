namespace Codemation.Chaos.Workflows;

/// <summary>Does harm to the process that executes it; the text of its item says how.</summary>
[Workflow("chaos.poison")]
public sealed partial class Poison(ILedger ledger) : Workflow<Job, Done>
{
    public const string Throws = "throws";
    public const string Overflows = "overflows";
    public const string FailsFast = "fails-fast";
    public const string Exits = "exits";
    public const string IsKilled = "is-killed";
    public const string Devours = "devours";
    public const string Loops = "loops";

    /// <summary>How a process can be ended from inside.</summary>
    public static IReadOnlyList<string> Deadly { get; } = [Overflows, FailsFast, Exits, IsKilled];

    /// <summary>What a process survives: the item fails.</summary>
    public static IReadOnlyList<string> Survived { get; } = [Throws, Devours, Loops];

    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("before", (job, ctx) => ledger.EffectAsync(job, "before", ctx))
        .MapAsync(
            "poison",
            async (job, ctx) =>
            {
                await ledger.EffectAsync(job, "poison", ctx);
                await Harm.DoAsync(job.Text.Split(' ')[0]);
                return job;
            },
            new() { Timeout = TimeSpan.FromSeconds(2) })
        .Map("end", job => new Done(job.Number, job.Text));
}
