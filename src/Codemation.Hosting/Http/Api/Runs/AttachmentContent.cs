using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Codemation.Hosting.Http.Api.Runs;

/// <summary>An answer that is a file to save, never one to show: what it holds may be anybody's.</summary>
internal sealed class AttachmentContent(Stream content, long offset, long length, long size, string disposition) : IResult
{
    private const int BufferBytes = 64 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using (content)
        {
            var response = httpContext.Response;
            response.ContentType = "application/octet-stream";
            response.ContentLength = length;
            response.Headers.ContentDisposition = disposition;
            response.Headers.AcceptRanges = "bytes";
            if (length < size)
            {
                response.StatusCode = StatusCodes.Status206PartialContent;
                response.Headers.ContentRange = $"bytes {offset}-{offset + length - 1}/{size}";
            }

            await CopyAsync(response.Body, httpContext.RequestAborted);
        }
    }

    private async Task CopyAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            for (var left = length; left > 0;)
            {
                var read = await content.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, BufferBytes)), cancellationToken);
                if (read == 0)
                {
                    throw new EndOfStreamException($"The attachment ended {left} bytes early.");
                }

                await body.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                left -= read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
