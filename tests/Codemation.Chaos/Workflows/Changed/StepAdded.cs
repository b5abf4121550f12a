namespace Codemation.Chaos.Workflows.Changed;

/// <summary>The version that runs are started on.</summary>
[Workflow("chaos.v1.step-added")]
public sealed partial class StepAdded1(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("first", (job, ctx) => ledger.EffectAsync(job, "first", ctx))
        .WaitFor<Go>("pause", job => Go.KeyOf(job.Op, job.Number), new() { Timeout = Build.Patience, OnTimeout = _ => new Go("go") })
        .Map("heard", heard => heard.Json with { Text = $"{heard.Json.Text} {heard.Signal.Word}" })
        .MapAsync("last", (job, ctx) => ledger.EffectAsync(job, "last", ctx))
        .Map("end", job => new Done(job.Number, job.Text));
}

/// <summary>A step was added after the one where runs wait: they go on.</summary>
[Workflow("chaos.v2.step-added")]
public sealed partial class StepAdded2(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("first", (job, ctx) => ledger.EffectAsync(job, "first", ctx))
        .WaitFor<Go>("pause", job => Go.KeyOf(job.Op, job.Number), new() { Timeout = Build.Patience, OnTimeout = _ => new Go("go") })
        .Map("heard", heard => heard.Json with { Text = $"{heard.Json.Text} {heard.Signal.Word}" })
        .MapAsync("last", (job, ctx) => ledger.EffectAsync(job, "last", ctx))
        .MapAsync("more", (job, ctx) => ledger.EffectAsync(job, "more", ctx))
        .Map("end", job => new Done(job.Number, job.Text));
}
