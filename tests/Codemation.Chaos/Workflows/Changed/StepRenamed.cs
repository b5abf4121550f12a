namespace Codemation.Chaos.Workflows.Changed;

/// <summary>The version that runs are started on.</summary>
[Workflow("chaos.v1.step-renamed")]
public sealed partial class StepRenamed1(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("first", (job, ctx) => ledger.EffectAsync(job, "first", ctx))
        .WaitFor<Go>("pause", job => Go.KeyOf(job.Op, job.Number), new() { Timeout = Build.Patience, OnTimeout = _ => new Go("go") })
        .Map("heard", heard => heard.Json with { Text = $"{heard.Json.Text} {heard.Signal.Word}" })
        .MapAsync("last", (job, ctx) => ledger.EffectAsync(job, "last", ctx))
        .Map("end", job => new Done(job.Number, job.Text));
}

/// <summary>The step was renamed that gave runs the items with which they wait.</summary>
[Workflow("chaos.v2.step-renamed")]
public sealed partial class StepRenamed2(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("begin", (job, ctx) => ledger.EffectAsync(job, "begin", ctx))
        .WaitFor<Go>("pause", job => Go.KeyOf(job.Op, job.Number), new() { Timeout = Build.Patience, OnTimeout = _ => new Go("go") })
        .Map("heard", heard => heard.Json with { Text = $"{heard.Json.Text} {heard.Signal.Word}" })
        .MapAsync("last", (job, ctx) => ledger.EffectAsync(job, "last", ctx))
        .Map("end", job => new Done(job.Number, job.Text));
}
