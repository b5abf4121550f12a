using System.Buffers;

namespace Codemation.Runtime.Storage.Batches;

/// <summary>Bytes that are collected in a pooled array.</summary>
internal sealed class PooledBytes : IDisposable
{
    private byte[] array = [];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> this[Range range] => array.AsSpan(0, Length)[range];

    /// <summary>The bytes of a range; valid until more are added.</summary>
    public ReadOnlyMemory<byte> Memory(Range range) => array.AsMemory(0, Length)[range];

    /// <summary>Adds bytes.</summary>
    /// <returns>Where the bytes are now; stays right when more are added.</returns>
    public Range Append(ReadOnlySpan<byte> bytes)
    {
        if (array.Length - Length < bytes.Length)
        {
            Grow(checked(Length + bytes.Length));
        }

        bytes.CopyTo(array.AsSpan(Length));
        var start = Length;
        Length += bytes.Length;
        return start..Length;
    }

    /// <summary>Forgets everything from a position on.</summary>
    public void Truncate(int length) => Length = length;

    public void Dispose()
    {
        var rented = array;
        array = [];
        Length = 0;
        if (rented.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, array.Length * 2));
        array.AsSpan(0, Length).CopyTo(larger);
        if (array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(array);
        }

        array = larger;
    }
}
