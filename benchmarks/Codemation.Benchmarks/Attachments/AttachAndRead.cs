namespace Codemation.Benchmarks.Attachments;

/// <summary>Attaches as many bytes as its item says, and reads them back.</summary>
[Workflow("bench.attachment")]
public sealed partial class AttachAndRead(AttachmentTimes times) : Workflow<long, long>
{
    protected override Flow<long> Define(Start<long> start) => start
        .MapItemAsync("attach", async (item, ctx) =>
        {
            await using var content = times.Content(item.Json);
            using var timing = times.Attaching();
            return item.With(await ctx.Binary.AttachAsync(content, "content.bin"));
        })
        .MapItemAsync("read", async (item, ctx) =>
        {
            using var timing = times.Reading();
            await using var content = await ctx.Binary.OpenReadAsync(item.Binary["content.bin"]);
            await content.CopyToAsync(Stream.Null, ctx.CancellationToken);
            return item;
        });
}
