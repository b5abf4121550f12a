using System.Net;
using System.Text;

namespace Codemation.Storage.S3.Tests.Server;

/// <summary>What the service answers.</summary>
internal sealed record S3Answer(int Status, ReadOnlyMemory<byte> Body, string Type = "application/octet-stream")
{
    public (string Name, string Value)? Header { get; init; }

    public static S3Answer Xml(string text) => new(200, Encoding.UTF8.GetBytes(text), "application/xml");

    public static S3Answer Error(int status, string code) => new(
        status, Encoding.UTF8.GetBytes($"<Error><Code>{code}</Code><Message>{code}</Message><RequestId>1</RequestId></Error>"), "application/xml");

    public async Task SendAsync(HttpListenerResponse response, bool withoutBody)
    {
        response.StatusCode = Status;
        response.ContentType = Type;
        if (Header is { } header)
        {
            response.Headers[header.Name] = header.Value;
        }

        response.ContentLength64 = Body.Length;
        if (!withoutBody)
        {
            await response.OutputStream.WriteAsync(Body);
        }

        response.Close();
    }
}
