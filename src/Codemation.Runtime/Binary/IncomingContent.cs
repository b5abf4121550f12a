using System.Buffers;
using System.Security.Cryptography;

namespace Codemation.Runtime.Binary;

/// <summary>Content in a file of its own, complete and hashed, that is yet to be stored. Disposing removes the file, unless it was moved away.</summary>
internal sealed class IncomingContent : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private IncomingContent(string path, long size, string sha256)
    {
        Path = path;
        Size = size;
        Sha256 = sha256;
    }

    public string Path { get; }

    public long Size { get; }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>Writes a stream to a new file in a folder, and hashes it on the way.</summary>
    public static async ValueTask<IncomingContent> ReceiveAsync(Stream content, string folder, CancellationToken cancellationToken)
    {
        var path = System.IO.Path.Combine(folder, Guid.NewGuid().ToString("N"));
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            var size = 0L;
            await using (var file = Create(path))
            {
                while (await content.ReadAsync(buffer.AsMemory(0, BufferBytes), cancellationToken).ConfigureAwait(false) is > 0 and var read)
                {
                    hash.AppendData(buffer.AsSpan(0, read));
                    await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                    size += read;
                }
            }

            return new IncomingContent(path, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose() => File.Delete(Path);

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
