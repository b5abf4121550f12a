namespace Codemation.Chaos.Workflows.Changed;

/// <summary>The version that runs are started on.</summary>
[Workflow("chaos.v1.step-retyped")]
public sealed partial class StepRetyped1(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("first", (job, ctx) => ledger.EffectAsync(job, "first", ctx))
        .WaitFor<Go>("pause", job => Go.KeyOf(job.Op, job.Number), new() { Timeout = Build.Patience, OnTimeout = _ => new Go("go") })
        .Map("heard", heard => heard.Json with { Text = $"{heard.Json.Text} {heard.Signal.Word}" })
        .MapAsync("last", (job, ctx) => ledger.EffectAsync(job, "last", ctx))
        .Map("end", job => new Done(job.Number, job.Text));
}

/// <summary>The step where runs wait does something else under the same name.</summary>
[Workflow("chaos.v2.step-retyped")]
public sealed partial class StepRetyped2(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("first", (job, ctx) => ledger.EffectAsync(job, "first", ctx))
        .MapAsync("pause", (job, ctx) => ledger.EffectAsync(job, "pause", ctx))
        .MapAsync("last", (job, ctx) => ledger.EffectAsync(job, "last", ctx))
        .Map("end", job => new Done(job.Number, job.Text));
}
