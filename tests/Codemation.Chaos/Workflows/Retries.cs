namespace Codemation.Chaos.Workflows;

/// <summary>Effects that fail at first and succeed when tried again.</summary>
[Workflow("chaos.retries")]
public sealed partial class Retries(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("flaky", (job, ctx) => TryAsync(job, ctx), new() { Retry = Retry.Fixed(3, TimeSpan.FromMilliseconds(5)) })
        .MapAsync("steady", (job, ctx) => ledger.EffectAsync(job, "steady", ctx))
        .Map("end", job => new Done(job.Number, job.Text));

    private async ValueTask<Job> TryAsync(Job job, StepContext ctx)
    {
        var done = await ledger.EffectAsync(job, "flaky", ctx);
        return ctx.Attempt >= 2 || job.Number % 2 == 0 ? done : throw new InvalidOperationException($"Number {job.Number} fails at first.");
    }
}
