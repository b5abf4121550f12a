namespace Codemation.Chaos.Workflows;

/// <summary>Steps with effects one after the other, with steps without effects between them.</summary>
[Workflow("chaos.effects")]
public sealed partial class Effects(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("reserve", (job, ctx) => ledger.EffectAsync(job, "reserve", ctx))
        .Map("double", job => job with { Number = job.Number * 2 })
        .MapAsync("pack", (job, ctx) => ledger.EffectAsync(job, "pack", ctx), new() { MaxConcurrency = 3 })
        .MapAsync("send", (job, ctx) => ledger.EffectAsync(job, "send", ctx))
        .Map("end", job => new Done(job.Number, job.Text));
}
