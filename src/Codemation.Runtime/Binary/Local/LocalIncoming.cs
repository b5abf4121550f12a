using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Binary.Local;

/// <summary>A folder for content that is on its way into a storage. Several processes may use the same one.</summary>
internal sealed class LocalIncoming(string path)
{
    /// <summary>The folder; it is there once it was asked for.</summary>
    public string Folder
    {
        get
        {
            PrivateFolder.Create(path);
            return path;
        }
    }

    /// <summary>Removes the files that nobody has written to since a time.</summary>
    public void RemoveLeftovers(DateTimeOffset before, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(path))
        {
            return;
        }

        foreach (var file in new DirectoryInfo(path).EnumerateFiles())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (file.LastWriteTimeUtc < before.UtcDateTime)
            {
                file.Delete();
            }
        }
    }
}
