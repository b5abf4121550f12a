using Codemation;

namespace Attachments;

/// <summary>Attaches a file to each item in one step, and reads it in the next.</summary>
[Workflow("texts.count", Name = "Count texts")]
public sealed partial class CountTexts : Workflow<TextFile, TextCounts>
{
    protected override Flow<TextCounts> Define(Start<TextFile> start) => start
        .OnManual(new TextFile("spring.txt"))
        .MapItemAsync("attach", async (item, ctx) =>
        {
            await using var file = File.OpenRead(TextFolder.PathOf(item.Json.File));
            return item.With(await ctx.Binary.AttachAsync(file, "text", "text/plain"));
        })
        .MapItemAsync("count", async (item, ctx) =>
        {
            var text = item.Binary["text"];
            await using var content = await ctx.Binary.OpenReadAsync(text);
            var (lines, words) = await TextCounter.CountAsync(content, ctx.CancellationToken);
            return item.With(new TextCounts(item.Json.File, text.Size, lines, words, text.Sha256));
        });
}
