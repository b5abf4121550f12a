using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Transfer;
using Codemation.Runtime.Binary;
using Codemation.Runtime.Binary.Local;

namespace Codemation.Storage.S3;

/// <summary>
/// Keeps content as objects of a bucket. It goes through a local file first: so its hash is known before the first byte is sent, known content
/// is not sent at all, and what fails on the way is sent again.
/// </summary>
internal sealed class S3BinaryStorage(S3Location location, Func<S3Location, IAmazonS3> connect) : IBinaryStorage
{
    // The service takes at most 10,000 parts.
    private const int MostParts = 9_000;
    private const long SmallestPart = 16 * 1024 * 1024;

    private readonly Lazy<IAmazonS3> client = new(() => connect(location));
    private readonly LocalIncoming incoming = new(Path.Combine(Path.GetTempPath(), $"codemation-{Environment.UserName}", "incoming"));

    public string IncomingFolder => incoming.Folder;

    public ValueTask<bool> HasAsync(BlobKey key, long size, CancellationToken cancellationToken) => AskAsync(async s3 =>
    {
        try
        {
            var found = await s3.GetObjectMetadataAsync(location.Bucket, NameOf(key), cancellationToken).ConfigureAwait(false);
            return found.ContentLength == size;
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
    });

    public async ValueTask PutAsync(BlobKey key, IncomingContent content, CancellationToken cancellationToken) => await AskAsync(async s3 =>
    {
        using var transfer = new TransferUtility(s3, new TransferUtilityConfig { MinSizeBeforePartUpload = SmallestPart });
        var upload = new TransferUtilityUploadRequest
        {
            BucketName = location.Bucket,
            Key = NameOf(key),
            FilePath = content.Path,
            PartSize = Math.Max(SmallestPart, content.Size / MostParts),
        };
        await transfer.UploadAsync(upload, cancellationToken).ConfigureAwait(false);
        return true;
    }).ConfigureAwait(false);

    public ValueTask<StoredContent?> OpenAsync(BlobKey key, long offset, CancellationToken cancellationToken) => AskAsync(async s3 =>
    {
        var request = new GetObjectRequest { BucketName = location.Bucket, Key = NameOf(key) };
        if (offset > 0)
        {
            request.ByteRange = new ByteRange(offset, long.MaxValue);
        }

        try
        {
            var found = await s3.GetObjectAsync(request, cancellationToken).ConfigureAwait(false);
            return new StoredContent(found.ResponseStream, offset + found.ContentLength);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return default(StoredContent?);
        }
    });

    public async ValueTask DeleteAsync(BlobKey key, CancellationToken cancellationToken) =>
        await AskAsync(s3 => s3.DeleteObjectAsync(location.Bucket, NameOf(key), cancellationToken)).ConfigureAwait(false);

    public async ValueTask RemoveLeftoversAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        incoming.RemoveLeftovers(before, cancellationToken);
        await AskAsync(async s3 =>
        {
            // An upload that was interrupted costs as much as its parts until it is called off.
            var begun = new ListMultipartUploadsRequest { BucketName = location.Bucket, Prefix = location.Prefix };
            await foreach (var upload in s3.Paginators.ListMultipartUploads(begun).Uploads.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (upload.Initiated?.ToUniversalTime() < before.UtcDateTime)
                {
                    await s3.AbortMultipartUploadAsync(location.Bucket, upload.Key, upload.UploadId, cancellationToken).ConfigureAwait(false);
                }
            }

            return true;
        }).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        if (client.IsValueCreated)
        {
            client.Value.Dispose();
        }

        return default;
    }

    private string NameOf(BlobKey key) => $"{location.Prefix}{key.Folder}/{key}";

    private async ValueTask<T> AskAsync<T>(Func<IAmazonS3, Task<T>> ask)
    {
        try
        {
            return await ask(client.Value).ConfigureAwait(false);
        }
        catch (Exception error) when (error is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            throw new IOException($"Binary storage s3://{location.Bucket}/{location.Prefix} can't be used: {error.Message}", error);
        }
    }
}
