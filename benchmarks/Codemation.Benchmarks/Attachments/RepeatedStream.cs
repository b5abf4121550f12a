namespace Codemation.Benchmarks.Attachments;

/// <summary>A stream of the same block again and again: costs next to nothing to make.</summary>
internal sealed class RepeatedStream(byte[] block, long length) : Stream
{
    private long at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => at;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var from = (int)(at % block.Length);
        var count = (int)Math.Min(Math.Min(buffer.Length, block.Length - from), length - at);
        block.AsSpan(from, count).CopyTo(buffer);
        at += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
