using System.Collections.Concurrent;
using Codemation.Runtime.Binary;
using Codemation.Runtime.Binary.Local;

namespace Codemation.Runtime.Tests.Lifetimes;

/// <summary>A folder that some content can't be removed from.</summary>
internal sealed class RefusingStorage(string folder) : IBinaryStorage
{
    private readonly LocalBinaryStorage storage = new(folder);
    private readonly ConcurrentDictionary<BlobKey, string> contents = [];

    /// <summary>Which content stays.</summary>
    public Func<string, bool> Refused { get; set; } = static _ => false;

    public string IncomingFolder => storage.IncomingFolder;

    public ValueTask<bool> HasAsync(BlobKey key, long size, CancellationToken cancellationToken) => storage.HasAsync(key, size, cancellationToken);

    public ValueTask PutAsync(BlobKey key, IncomingContent content, CancellationToken cancellationToken)
    {
        contents[key] = File.ReadAllText(content.Path);
        return storage.PutAsync(key, content, cancellationToken);
    }

    public ValueTask<StoredContent?> OpenAsync(BlobKey key, long offset, CancellationToken cancellationToken) => storage.OpenAsync(key, offset, cancellationToken);

    public ValueTask DeleteAsync(BlobKey key, CancellationToken cancellationToken)
        => Refused(contents[key]) ? throw new UnauthorizedAccessException("Access denied") : storage.DeleteAsync(key, cancellationToken);

    public ValueTask RemoveLeftoversAsync(DateTimeOffset before, CancellationToken cancellationToken) => storage.RemoveLeftoversAsync(before, cancellationToken);

    public ValueTask DisposeAsync() => storage.DisposeAsync();
}
