namespace Codemation.Chaos.Workflows.Changed;

/// <summary>The version that runs are started on.</summary>
[Workflow("chaos.v1.step-removed")]
public sealed partial class StepRemoved1(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("first", (job, ctx) => ledger.EffectAsync(job, "first", ctx))
        .WaitFor<Go>("pause", job => Go.KeyOf(job.Op, job.Number), new() { Timeout = Build.Patience, OnTimeout = _ => new Go("go") })
        .Map("heard", heard => heard.Json with { Text = $"{heard.Json.Text} {heard.Signal.Word}" })
        .MapAsync("last", (job, ctx) => ledger.EffectAsync(job, "last", ctx))
        .Map("end", job => new Done(job.Number, job.Text));
}

/// <summary>The step was removed where runs wait.</summary>
[Workflow("chaos.v2.step-removed")]
public sealed partial class StepRemoved2(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("first", (job, ctx) => ledger.EffectAsync(job, "first", ctx))
        .MapAsync("last", (job, ctx) => ledger.EffectAsync(job, "last", ctx))
        .Map("end", job => new Done(job.Number, job.Text));
}
