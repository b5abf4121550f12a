namespace Codemation.Chaos.Workflows;

/// <summary>Items that fail inside of a try and go on as caught, beside others that survive.</summary>
[Workflow("chaos.caught")]
public sealed partial class Caught(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .Try("guarded",
            body: flow => flow
                .MapAsync("risky", async (job, ctx) =>
                {
                    var done = await ledger.EffectAsync(job, "risky", ctx);
                    return job.Number % 3 == 1 ? throw new InvalidOperationException($"Number {job.Number} always fails.") : done;
                })
                .Map("survived", job => new Done(job.Number, job.Text)),
            @catch: flow => flow.MapAsync("caught", async (error, ctx) =>
            {
                await ledger.EffectAsync($"caught {error.Item.Number}", ctx);
                return new Done(error.Item.Number, error.Message);
            }))
        .Merge("both")
        .Map("end", done => done);
}

/// <summary>Fails at its second step, after effects of its first.</summary>
[Workflow("chaos.fails")]
public sealed partial class Fails(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapAsync("before", (job, ctx) => ledger.EffectAsync(job, "before", ctx))
        .MapAsync("fail", async (job, ctx) =>
        {
            await ledger.EffectAsync(job, "fail", ctx);
            return job.Number == 1 ? throw new InvalidOperationException("Number 1 fails the run.") : job;
        })
        .Map("end", job => new Done(job.Number, job.Text));
}
