namespace Codemation.Chaos.Workflows;

/// <summary>Batches too large for one row, which a store writes ahead of the record that names them.</summary>
[Workflow("chaos.large")]
public sealed partial class Large(ILedger ledger) : Workflow<Job, Done>
{
    private const int Copies = 12;

    protected override Flow<Done> Define(Start<Job> start) => start
        .Split("copies", job => Enumerable.Range(0, Copies).Select(copy => job with { Number = (job.Number * Copies) + copy, Text = new string('x', 2500) }).ToArray())
        .MapAsync("touch", async (job, ctx) =>
        {
            if (job.Number % 5 == 0)
            {
                await ledger.EffectAsync($"touch {job.Number}", ctx);
            }

            return job;
        })
        .Filter("some", job => job.Number % 2 == 0)
        .Map("end", job => new Done(job.Number, $"{job.Text.Length}"));
}
