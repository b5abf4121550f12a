using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Binary.Local;

/// <summary>Keeps content as files in a folder. Several processes may use the same one.</summary>
/// <param name="root">The folder; made when it is first written to.</param>
/// <param name="temporary">Whether it is removed in the end.</param>
internal sealed class LocalBinaryStorage(string root, bool temporary = false) : IBinaryStorage
{
    // Beside the content and not in the system's folder for such files: only within one file system is a file moved at once.
    private readonly LocalIncoming incoming = new(Path.Combine(root, "incoming"));

    public string IncomingFolder => incoming.Folder;

    public ValueTask<bool> HasAsync(BlobKey key, long size, CancellationToken cancellationToken)
    {
        var file = new FileInfo(PathOf(key));
        return new(file.Exists && file.Length == size);
    }

    public ValueTask PutAsync(BlobKey key, IncomingContent content, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        var folder = Path.GetDirectoryName(path)!;
        PrivateFolder.Create(folder);
        FileFlush.File(content.Path);
        File.Move(content.Path, path, overwrite: true);
        FileFlush.Folder(folder);
        return default;
    }

    public ValueTask<StoredContent?> OpenAsync(BlobKey key, long offset, CancellationToken cancellationToken)
    {
        try
        {
            // Whoever reads attachments reads much at a time, so that a buffer here would only be one more copy.
            var file = new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
            file.Position = offset;
            return new(new StoredContent(file, file.Length));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return default;
        }
    }

    public ValueTask DeleteAsync(BlobKey key, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        return default;
    }

    public ValueTask RemoveLeftoversAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        incoming.RemoveLeftovers(before, cancellationToken);
        return default;
    }

    public ValueTask DisposeAsync()
    {
        if (temporary && Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }

        return default;
    }

    private string PathOf(BlobKey key) => Path.Combine(root, key.Folder, key.ToString());
}
