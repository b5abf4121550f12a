namespace Codemation.Chaos.Workflows.Changed;

/// <summary>The version that runs are started on.</summary>
[Workflow("chaos.v1.held-step-removed")]
public sealed partial class HeldStepRemoved1(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("first", (job, ctx) => ledger.EffectAsync(job, "first", ctx))
        .MapAsync("hold", (job, ctx) => ledger.HoldAsync(job, ctx))
        .MapAsync("last", (job, ctx) => ledger.EffectAsync(job, "last", ctx))
        .Map("end", job => new Done(job.Number, job.Text));
}

/// <summary>The step was removed in the middle of which runs were interrupted.</summary>
[Workflow("chaos.v2.held-step-removed")]
public sealed partial class HeldStepRemoved2(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("first", (job, ctx) => ledger.EffectAsync(job, "first", ctx))
        .MapAsync("last", (job, ctx) => ledger.EffectAsync(job, "last", ctx))
        .Map("end", job => new Done(job.Number, job.Text));
}
