namespace Codemation.Chaos.Workflows.Changed;

/// <summary>The version that runs are started on.</summary>
[Workflow("chaos.v1.port-removed")]
public sealed partial class PortRemoved1(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("first", (job, ctx) => ledger.EffectAsync(job, "first", ctx))
        .Switch("route", job => job.Number, ways => ways
            .Case(0, zero => zero.MapAsync("hold", (job, ctx) => ledger.HoldAsync(job, ctx)))
            .Case(1, one => one)
            .Default(rest => rest))
        .Merge("all")
        .MapAsync("last", (job, ctx) => ledger.EffectAsync(job, "last", ctx))
        .Map("end", job => new Done(job.Number, job.Text));
}

/// <summary>A way out of a router was removed that runs took items through.</summary>
[Workflow("chaos.v2.port-removed")]
public sealed partial class PortRemoved2(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("first", (job, ctx) => ledger.EffectAsync(job, "first", ctx))
        .Switch("route", job => job.Number, ways => ways
            .Case(0, zero => zero.MapAsync("hold", (job, ctx) => ledger.HoldAsync(job, ctx)))
            .Default(rest => rest))
        .Merge("all")
        .MapAsync("last", (job, ctx) => ledger.EffectAsync(job, "last", ctx))
        .Map("end", job => new Done(job.Number, job.Text));
}
