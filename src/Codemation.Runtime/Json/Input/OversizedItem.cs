namespace Codemation.Runtime.Json;

/// <summary>Finds the end of an item that is too large to be kept, looking at nothing but quotes and brackets.</summary>
internal sealed class OversizedItem
{
    private int _depth;
    private bool _inText;
    private bool _escaped;

    /// <summary>The bytes of the item so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Takes bytes of the item.</summary>
    /// <returns>Whether the item ends in them; then <paramref name="used"/> of them belong to it, otherwise all.</returns>
    public bool TryFinish(ReadOnlySpan<byte> bytes, out int used)
    {
        used = 0;
        while (used < bytes.Length)
        {
            var next = bytes[used];
            if (EndsBefore(next))
            {
                return true;
            }

            used++;
            Bytes++;
            if (EndsWith(next))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A number or literal ends at what can't belong to it.</summary>
    private bool EndsBefore(byte next)
        => _depth == 0 && !_inText && Bytes > 0
            && ",]} \t\r\n"u8.Contains(next);

    private bool EndsWith(byte next)
    {
        if (_inText)
        {
            _inText = _escaped || next != '"';
            _escaped = !_escaped && next == '\\';
            return !_inText && _depth == 0;
        }

        switch (next)
        {
            case (byte)'"':
                _inText = true;
                return false;
            case (byte)'{' or (byte)'[':
                _depth++;
                return false;
            case (byte)'}' or (byte)']':
                return --_depth == 0;
            default:
                return false;
        }
    }
}
