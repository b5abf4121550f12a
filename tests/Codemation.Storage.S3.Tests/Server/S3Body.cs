using System.Globalization;
using System.Net;
using System.Text;

namespace Codemation.Storage.S3.Tests.Server;

/// <summary>Reads bodies, those that come in signed chunks too.</summary>
internal static class S3Body
{
    public static async Task<byte[]> ReadAsync(HttpListenerRequest request)
    {
        using var buffer = new MemoryStream();
        await request.InputStream.CopyToAsync(buffer);
        var chunked = request.Headers["x-amz-content-sha256"]?.StartsWith("STREAMING-", StringComparison.Ordinal) == true;
        return chunked ? Decode(buffer.ToArray()) : buffer.ToArray();
    }

    // size in hexadecimal digits;chunk-signature=…\r\n bytes \r\n, until a chunk of size 0
    private static byte[] Decode(byte[] chunks)
    {
        using var bytes = new MemoryStream();
        var at = 0;
        while (true)
        {
            var end = at + chunks.AsSpan(at).IndexOf("\r\n"u8);
            var size = int.Parse(Encoding.ASCII.GetString(chunks[at..end]).Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (size == 0)
            {
                return bytes.ToArray();
            }

            bytes.Write(chunks, end + 2, size);
            at = end + 2 + size + 2;
        }
    }
}
