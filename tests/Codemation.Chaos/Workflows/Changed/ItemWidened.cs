namespace Codemation.Chaos.Workflows.Changed;

public sealed record LabelledParcel(int Op, int Number, string Text, string? Label = null);

/// <summary>The version that runs are started on.</summary>
[Workflow("chaos.v1.item-widened")]
public sealed partial class ItemWidened1(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("first", (job, ctx) => ledger.EffectAsync(job, "first", ctx))
        .Map("wrap", job => new Parcel(job.Op, job.Number, job.Text))
        .WaitFor<Go>("pause", parcel => Go.KeyOf(parcel.Op, parcel.Number), new() { Timeout = Build.Patience, OnTimeout = _ => new Go("go") })
        .MapAsync("last", (heard, ctx) => ledger.EffectAsync(new Job(heard.Json.Op, heard.Json.Number, heard.Json.Text), "last", ctx))
        .Map("end", job => new Done(job.Number, job.Text));
}

/// <summary>What runs wait with may have something more: they go on.</summary>
[Workflow("chaos.v2.item-widened")]
public sealed partial class ItemWidened2(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("first", (job, ctx) => ledger.EffectAsync(job, "first", ctx))
        .Map("wrap", job => new LabelledParcel(job.Op, job.Number, job.Text))
        .WaitFor<Go>("pause", parcel => Go.KeyOf(parcel.Op, parcel.Number), new() { Timeout = Build.Patience, OnTimeout = _ => new Go("go") })
        .MapAsync("last", (heard, ctx) => ledger.EffectAsync(new Job(heard.Json.Op, heard.Json.Number, heard.Json.Text), "last", ctx))
        .Map("end", job => new Done(job.Number, job.Text));
}
