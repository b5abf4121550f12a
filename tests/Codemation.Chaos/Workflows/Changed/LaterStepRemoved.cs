namespace Codemation.Chaos.Workflows.Changed;

/// <summary>The version that runs are started on.</summary>
[Workflow("chaos.v1.later-step-removed")]
public sealed partial class LaterStepRemoved1(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("first", (job, ctx) => ledger.EffectAsync(job, "first", ctx))
        .WaitFor<Go>("pause", job => Go.KeyOf(job.Op, job.Number), new() { Timeout = Build.Patience, OnTimeout = _ => new Go("go") })
        .Map("heard", heard => heard.Json with { Text = $"{heard.Json.Text} {heard.Signal.Word}" })
        .MapAsync("middle", (job, ctx) => ledger.EffectAsync(job, "middle", ctx))
        .MapAsync("last", (job, ctx) => ledger.EffectAsync(job, "last", ctx))
        .Map("end", job => new Done(job.Number, job.Text));
}

/// <summary>A step was removed that runs have not come to: they go on without it.</summary>
[Workflow("chaos.v2.later-step-removed")]
public sealed partial class LaterStepRemoved2(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("first", (job, ctx) => ledger.EffectAsync(job, "first", ctx))
        .WaitFor<Go>("pause", job => Go.KeyOf(job.Op, job.Number), new() { Timeout = Build.Patience, OnTimeout = _ => new Go("go") })
        .Map("heard", heard => heard.Json with { Text = $"{heard.Json.Text} {heard.Signal.Word}" })
        .MapAsync("last", (job, ctx) => ledger.EffectAsync(job, "last", ctx))
        .Map("end", job => new Done(job.Number, job.Text));
}
