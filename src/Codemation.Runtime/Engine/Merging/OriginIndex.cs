using Codemation.Runtime.Engine.Lineages;

namespace Codemation.Runtime.Engine.Merging;

/// <summary>Finds the items of one input by origin.</summary>
internal sealed class OriginIndex
{
    private readonly int[] starts;
    private readonly int[] positions;
    private readonly int origins;

    public OriginIndex(InputOrigins input, int origins)
    {
        this.origins = origins;
        starts = new int[origins + 2];
        positions = new int[input.Count];
        for (var position = 0; position < input.Count; position++)
        {
            starts[Slot(input[position]) + 1]++;
        }

        for (var slot = 0; slot <= origins; slot++)
        {
            starts[slot + 1] += starts[slot];
        }

        var next = starts.AsSpan(0, origins + 1).ToArray();
        for (var position = 0; position < input.Count; position++)
        {
            positions[next[Slot(input[position])]++] = position;
        }
    }

    /// <summary>The items with no origin, in order.</summary>
    public ReadOnlySpan<int> WithoutOrigin => Of(origins);

    /// <summary>The items of an origin, in order.</summary>
    public ReadOnlySpan<int> Of(int origin) => positions.AsSpan(starts[origin]..starts[origin + 1]);

    private int Slot(int origin) => origin == BatchLineage.None ? origins : origin;
}
