namespace Codemation.Chaos.Workflows;

/// <summary>Attaches content in one step and reads it in another. Half of the content is the same in all runs, so that they share it.</summary>
[Workflow("chaos.files")]
public sealed partial class Files(ILedger ledger) : Workflow<Job, Done>
{
    protected override Flow<Done> Define(Start<Job> start) => start
        .MapItemAsync("attach", async (item, ctx) =>
        {
            var job = item.Json;
            var content = job.Number % 2 == 0 ? $"shared {job.Number}" : $"of operation {job.Op}, item {job.Number}";
            var attached = await ctx.Binary.AttachTextAsync(content, "content.txt");
            await ledger.EffectAsync($"attach {job.Number}", ctx);
            return item.With(attached);
        })
        .MapItemAsync("read", async (item, ctx) =>
        {
            using var reader = new StreamReader(await ctx.Binary.OpenReadAsync(item.Binary["content.txt"]));
            var content = await reader.ReadToEndAsync(ctx.CancellationToken);
            await ledger.EffectAsync($"read {item.Json.Number}", ctx);
            return item.With(new Done(item.Json.Number, content.Replace($"operation {item.Json.Op},", "operation ,", StringComparison.Ordinal)));
        })
        .Map("end", done => done);
}
