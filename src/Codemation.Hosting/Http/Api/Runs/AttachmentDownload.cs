using Codemation.Hosting.Http.Problems;
using Codemation.Runtime.Binary;
using Microsoft.AspNetCore.Http;

namespace Codemation.Hosting.Http.Api.Runs;

/// <summary>Gives the content of an attachment, or a range of it.</summary>
internal static class AttachmentDownload
{
    private const string Unnamed = "attachment";

    public static async Task<IResult> AnswerAsync(
        string id, string sha256, string? name, HttpRequest request, StoredRuns runs, CancellationToken cancellationToken)
    {
        var binaries = (await runs.OpenAsync(cancellationToken)).Binaries;
        if (await binaries.FindAsync(id, sha256, cancellationToken) is not { } blob)
        {
            return Problem.NotFound($"Run \"{id}\" has no attachment with the SHA-256 \"{sha256}\".");
        }

        if (RangeOf(request, blob.Size) is not var (offset, length))
        {
            return Problem.Of(StatusCodes.Status416RangeNotSatisfiable, $"The attachment has {blob.Size} bytes.");
        }

        return await binaries.OpenAsync(blob, offset, cancellationToken) is { } content
            ? new AttachmentContent(content, offset, length, blob.Size, AttachmentName.AsContentDisposition(name ?? Unnamed))
            : Problem.NotFound($"data-missing: the attachment of run \"{id}\" is not in binary storage, or not all of it.");
    }

    // Several ranges at once are more than anybody needs: all is given then, as for what is not understood.
    private static (long Offset, long Length)? RangeOf(HttpRequest request, long size)
    {
        if (request.GetTypedHeaders().Range is not { Unit.Value: "bytes", Ranges: { Count: 1 } ranges })
        {
            return (0, size);
        }

        var range = ranges.First();
        var first = range.From ?? Math.Max(0, size - range.To!.Value);
        var last = range.From is null ? size - 1 : Math.Min(range.To ?? long.MaxValue, size - 1);
        return first <= last ? (first, last - first + 1) : null;
    }
}
