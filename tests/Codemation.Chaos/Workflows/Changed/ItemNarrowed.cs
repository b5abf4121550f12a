namespace Codemation.Chaos.Workflows.Changed;

public sealed record Parcel(int Op, int Number, string Text);

public sealed record WeighedParcel(int Op, int Number, string Text, int Grams);

/// <summary>The version that runs are started on.</summary>
[Workflow("chaos.v1.item-narrowed")]
public sealed partial class ItemNarrowed1(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("first", (job, ctx) => ledger.EffectAsync(job, "first", ctx))
        .Map("wrap", job => new Parcel(job.Op, job.Number, job.Text))
        .WaitFor<Go>("pause", parcel => Go.KeyOf(parcel.Op, parcel.Number), new() { Timeout = Build.Patience, OnTimeout = _ => new Go("go") })
        .MapAsync("last", (heard, ctx) => ledger.EffectAsync(new Job(heard.Json.Op, heard.Json.Number, heard.Json.Text), "last", ctx))
        .Map("end", job => new Done(job.Number, job.Text));
}

/// <summary>What runs wait with has to have something that theirs lack.</summary>
[Workflow("chaos.v2.item-narrowed")]
public sealed partial class ItemNarrowed2(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("first", (job, ctx) => ledger.EffectAsync(job, "first", ctx))
        .Map("wrap", job => new WeighedParcel(job.Op, job.Number, job.Text, 1))
        .WaitFor<Go>("pause", parcel => Go.KeyOf(parcel.Op, parcel.Number), new() { Timeout = Build.Patience, OnTimeout = _ => new Go("go") })
        .MapAsync("last", (heard, ctx) => ledger.EffectAsync(new Job(heard.Json.Op, heard.Json.Number, heard.Json.Text), "last", ctx))
        .Map("end", job => new Done(job.Number, job.Text));
}
