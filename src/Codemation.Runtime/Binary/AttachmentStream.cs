using System.Security.Cryptography;

namespace Codemation.Runtime.Binary;

/// <summary>An attachment as it is read: compared with its hash on the way.</summary>
internal sealed class AttachmentStream(Stream content, BinaryRef attachment) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long read;
    private bool ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer) => buffer.IsEmpty ? 0 : Took(buffer[..content.Read(buffer)]);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        var count = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        return Took(buffer.Span[..count]);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await content.DisposeAsync().ConfigureAwait(false);
        hash.Dispose();
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
            hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Took(ReadOnlySpan<byte> bytes)
    {
        read += bytes.Length;
        if (!bytes.IsEmpty)
        {
            hash.AppendData(bytes);
        }
        else if (!ended)
        {
            ended = true;
            EnsureWhole();
        }

        return bytes.Length;
    }

    private void EnsureWhole()
    {
        if (read != attachment.Size)
        {
            throw new AttachmentMissingException(attachment, $"is damaged: its content ended after {read} bytes.");
        }

        if (!string.Equals(Convert.ToHexStringLower(hash.GetHashAndReset()), attachment.Sha256, StringComparison.Ordinal))
        {
            throw new AttachmentMissingException(attachment, "is damaged: its content has another SHA-256.");
        }
    }
}
