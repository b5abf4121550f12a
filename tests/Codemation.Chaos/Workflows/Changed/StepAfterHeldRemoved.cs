namespace Codemation.Chaos.Workflows.Changed;

/// <summary>The version that runs are started on.</summary>
[Workflow("chaos.v1.step-after-held-removed")]
public sealed partial class StepAfterHeldRemoved1(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("first", (job, ctx) => ledger.EffectAsync(job, "first", ctx))
        .MapAsync("hold", (job, ctx) => ledger.HoldAsync(job, ctx))
        .MapAsync("middle", (job, ctx) => ledger.EffectAsync(job, "middle", ctx))
        .MapAsync("last", (job, ctx) => ledger.EffectAsync(job, "last", ctx))
        .Map("end", job => new Done(job.Number, job.Text));
}

/// <summary>A step was removed after the one in the middle of which runs were interrupted: they go on, and repeat that one.</summary>
[Workflow("chaos.v2.step-after-held-removed")]
public sealed partial class StepAfterHeldRemoved2(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("first", (job, ctx) => ledger.EffectAsync(job, "first", ctx))
        .MapAsync("hold", (job, ctx) => ledger.HoldAsync(job, ctx))
        .MapAsync("last", (job, ctx) => ledger.EffectAsync(job, "last", ctx))
        .Map("end", job => new Done(job.Number, job.Text));
}
