using System.Buffers;

namespace Codemation.Runtime.Json;

/// <summary>The part of a stream that is being looked at, and where in the text it begins.</summary>
internal sealed class InputBuffer(Stream stream) : IDisposable
{
    private const int InitialSize = 64 * 1024;
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(InitialSize);
    private int _start;
    private int _end;

    /// <summary>Nothing follows the unread bytes.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The lines before the unread bytes.</summary>
    public long Line { get; private set; }

    /// <summary>The bytes before the unread ones in their line.</summary>
    public long Column { get; private set; }

    /// <summary>What isn't consumed yet. Valid until the next <see cref="FillAsync"/>.</summary>
    public ReadOnlySpan<byte> Unread => _bytes.AsSpan(_start, _end - _start);

    public void Advance(int count)
    {
        var passed = _bytes.AsSpan(_start, count);
        var lines = passed.Count((byte)'\n');
        Line += lines;
        Column = lines == 0 ? Column + count : count - passed.LastIndexOf((byte)'\n') - 1;
        _start += count;
    }

    /// <summary>Skips a byte order mark, which belongs to no line.</summary>
    public void SkipMark(ReadOnlySpan<byte> mark)
    {
        if (Unread.StartsWith(mark))
        {
            _start += mark.Length;
        }
    }

    /// <summary>Reads on until the buffer, enlarged if it was full, is full again or the stream ends: an unfinished item is looked at few times.</summary>
    public async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        MakeRoom();
        while (_end < _bytes.Length && !IsComplete)
        {
            var read = await stream.ReadAsync(_bytes.AsMemory(_end), cancellationToken);
            _end += read;
            IsComplete = read == 0;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _start = _end = 0;
    }

    private void MakeRoom()
    {
        var target = _bytes;
        if (_start == 0 && _end == _bytes.Length)
        {
            target = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
        }

        Unread.CopyTo(target);
        _end -= _start;
        _start = 0;
        if (target != _bytes)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = target;
        }
    }
}
