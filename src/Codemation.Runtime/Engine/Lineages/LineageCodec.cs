using System.Runtime.InteropServices;

namespace Codemation.Runtime.Engine.Lineages;

/// <summary>
/// Lineage as bytes: one for the kind, then little-endian integers. A store must be readable for longer than a process, so the kinds' numbers
/// never change.
/// </summary>
internal static class LineageCodec
{
    private const byte Identity = 0;
    private const byte Selected = 1;
    private const byte Merged = 2;
    private const byte Paired = 3;
    private const byte Whole = 4;

    public static byte[] Encode(BatchLineage lineage, int count) => lineage switch
    {
        IdentityLineage => [Identity],
        WholeLineage => [Whole],
        SelectedLineage selected => [Selected, .. Bytes([selected.Input]), .. Bytes(selected.Parents.AsSpan(0, count))],
        MergedLineage merged => [Merged, .. MemoryMarshal.AsBytes(merged.Inputs.AsSpan(0, count)), .. Bytes(merged.Parents.AsSpan(0, count))],
        PairedLineage paired => EncodePaired(paired, count),
        _ => throw new ArgumentOutOfRangeException(nameof(lineage), lineage, "Unknown kind of lineage."),
    };

    public static BatchLineage Decode(ReadOnlySpan<byte> bytes, int count)
    {
        var data = bytes[1..];
        switch (bytes[0])
        {
            case Identity:
                return IdentityLineage.Instance;
            case Whole:
                return WholeLineage.Instance;
            case Selected:
                return new SelectedLineage(Ints(data[..sizeof(int)])[0], Ints(data[sizeof(int)..]));
            case Merged:
                var split = count * sizeof(ushort);
                return new MergedLineage(MemoryMarshal.Cast<byte, ushort>(data[..split]).ToArray(), Ints(data[split..]));
            case Paired:
                var width = count * sizeof(int);
                var parents = new int[Ints(data[..sizeof(int)])[0]][];
                for (var input = 0; input < parents.Length; input++)
                {
                    parents[input] = Ints(data.Slice(sizeof(int) + input * width, width));
                }

                return new PairedLineage(parents);
            default:
                throw new InvalidDataException($"The store holds lineage of an unknown kind, {bytes[0]}. It was written by a newer version.");
        }
    }

    private static byte[] EncodePaired(PairedLineage paired, int count)
    {
        using var buffer = new MemoryStream();
        buffer.WriteByte(Paired);
        buffer.Write(Bytes([paired.Parents.Length]));
        foreach (var parents in paired.Parents)
        {
            buffer.Write(Bytes(parents.AsSpan(0, count)));
        }

        return buffer.ToArray();
    }

    // Every platform that .NET runs on today is little-endian; the codec's tests would fail on another.
    private static ReadOnlySpan<byte> Bytes(ReadOnlySpan<int> values) => MemoryMarshal.AsBytes(values);

    private static int[] Ints(ReadOnlySpan<byte> bytes) => MemoryMarshal.Cast<byte, int>(bytes).ToArray();
}
