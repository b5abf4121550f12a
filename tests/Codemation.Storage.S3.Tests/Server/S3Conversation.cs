using System.Globalization;
using System.Net;

namespace Codemation.Storage.S3.Tests.Server;

/// <summary>One request to the service.</summary>
internal sealed class S3Conversation(S3Server server, HttpListenerRequest request, byte[] body)
{
    private string Path => request.Url!.AbsolutePath;

    private string? UploadId => request.QueryString["uploadId"];

    public S3Answer Answer() => request.HttpMethod switch
    {
        "POST" when UploadId is { } id => Complete(id),
        "POST" => Begin(),
        "PUT" when UploadId is { } id => PutPart(id, int.Parse(request.QueryString["partNumber"]!, CultureInfo.InvariantCulture)),
        "PUT" => Put(),
        "DELETE" when UploadId is { } id => server.Uploads.TryRemove(id, out _) ? new(204, default) : S3Answer.Error(404, "NoSuchUpload"),
        "DELETE" => Delete(),
        "GET" when Path.Trim('/') == "bucket" => ListUploads(),
        "GET" or "HEAD" => Get(),
        _ => S3Answer.Error(405, "MethodNotAllowed"),
    };

    private S3Answer Put()
    {
        server.Objects[Path] = body;
        return new(200, default) { Header = ("ETag", "\"etag\"") };
    }

    private S3Answer Delete()
    {
        server.Objects.TryRemove(Path, out _);
        return new(204, default);
    }

    private S3Answer Get()
    {
        if (!server.Objects.TryGetValue(Path, out var content))
        {
            return S3Answer.Error(404, "NoSuchKey");
        }

        if (request.Headers["Range"] is not { } range)
        {
            return new(200, content);
        }

        var first = int.Parse(range["bytes=".Length..range.IndexOf('-', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
        return new(206, content.AsMemory(first)) { Header = ("Content-Range", $"bytes {first}-{content.Length - 1}/{content.Length}") };
    }

    private S3Answer Begin()
    {
        var id = Guid.NewGuid().ToString("N");
        server.Uploads[id] = new S3Upload(Path, TimeProvider.System.GetUtcNow());
        return S3Answer.Xml($"<InitiateMultipartUploadResult><Bucket>bucket</Bucket><UploadId>{id}</UploadId></InitiateMultipartUploadResult>");
    }

    private S3Answer PutPart(string id, int number)
    {
        if (!server.Uploads.TryGetValue(id, out var upload))
        {
            return S3Answer.Error(404, "NoSuchUpload");
        }

        upload.Parts[number] = body;
        return new(200, default) { Header = ("ETag", $"\"{number}\"") };
    }

    private S3Answer Complete(string id)
    {
        if (!server.Uploads.TryRemove(id, out var upload))
        {
            return S3Answer.Error(404, "NoSuchUpload");
        }

        server.Objects[upload.Path] = upload.Whole();
        return S3Answer.Xml("<CompleteMultipartUploadResult><Bucket>bucket</Bucket><ETag>\"etag\"</ETag></CompleteMultipartUploadResult>");
    }

    private S3Answer ListUploads() => S3Answer.Xml(
        $"<ListMultipartUploadsResult><Bucket>bucket</Bucket><IsTruncated>false</IsTruncated>{string.Concat(server.Uploads.Select(Listed))}</ListMultipartUploadsResult>");

    private static string Listed(KeyValuePair<string, S3Upload> upload) =>
        $"<Upload><Key>{upload.Value.Path["/bucket/".Length..]}</Key><UploadId>{upload.Key}</UploadId><Initiated>{upload.Value.Initiated:yyyy-MM-ddTHH:mm:ss.fffZ}</Initiated></Upload>";
}
