namespace Codemation.Runtime.Binary;

/// <summary>Where the bytes of attachments are. Knows keys and bytes only; whose they are is known to the index of blobs.</summary>
internal interface IBinaryStorage : IAsyncDisposable
{
    /// <summary>A folder for content whose hash is not known yet. It is there once it was asked for.</summary>
    string IncomingFolder { get; }

    /// <summary>Whether all the bytes of a key are there.</summary>
    ValueTask<bool> HasAsync(BlobKey key, long size, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps content under a key: all of it or nothing, there for good when the task completes. The same content may be put by several at once.
    /// </summary>
    ValueTask PutAsync(BlobKey key, IncomingContent content, CancellationToken cancellationToken);

    /// <summary>Opens content for reading.</summary>
    /// <param name="key">The key.</param>
    /// <param name="offset">Where to begin, in bytes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The bytes from there on, or null when there is no such content.</returns>
    ValueTask<StoredContent?> OpenAsync(BlobKey key, long offset, CancellationToken cancellationToken);

    /// <summary>Removes content. What is gone already is no error.</summary>
    ValueTask DeleteAsync(BlobKey key, CancellationToken cancellationToken);

    /// <summary>Removes what interrupted calls left before a time.</summary>
    ValueTask RemoveLeftoversAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
