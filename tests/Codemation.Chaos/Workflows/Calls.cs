namespace Codemation.Chaos.Workflows;

[Workflow("chaos.child")]
public sealed partial class Child(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("one", (job, ctx) => ledger.EffectAsync(job, "one", ctx))
        .MapAsync("two", (job, ctx) => ledger.EffectAsync(job, "two", ctx))
        .Map("end", job => new Done(job.Number, job.Text));
}

/// <summary>A sub-workflow for each item, between effects of its own.</summary>
[Workflow("chaos.calls")]
public sealed partial class Calls(ILedger ledger, Child child) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("before", (job, ctx) => ledger.EffectAsync(job, "before", ctx))
        .Call("child", child)
        .MapAsync("after", async (done, ctx) =>
        {
            await ledger.EffectAsync($"after {done.Number}", ctx);
            return done;
        })
        .Map("end", done => done with { Trace = done.Trace + " after" });
}
