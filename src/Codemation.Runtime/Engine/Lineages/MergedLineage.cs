namespace Codemation.Runtime.Engine.Lineages;

/// <summary>Each item came from one item of any input.</summary>
/// <param name="inputs">Per item the input.</param>
/// <param name="parents">Per item the position there.</param>
internal sealed class MergedLineage(ushort[] inputs, int[] parents) : BatchLineage
{
    public ushort[] Inputs => inputs;

    public int[] Parents => parents;

    public override IEnumerable<Parent> ParentsOf(int position) => [new Parent(inputs[position], parents[position])];

    public override int[]? Origins(int count, Func<int, int[]?> originsOf)
    {
        var known = new Dictionary<int, int[]?>();
        var origins = new int[count];
        for (var i = 0; i < count; i++)
        {
            if (!known.TryGetValue(inputs[i], out var ofInput))
            {
                known.Add(inputs[i], ofInput = originsOf(inputs[i]));
            }

            origins[i] = ofInput is null ? parents[i] : ofInput[parents[i]];
        }

        return origins;
    }

    public override BatchLineage Select(int[] positions)
        => new MergedLineage(Array.ConvertAll(positions, position => inputs[position]), Array.ConvertAll(positions, position => parents[position]));
}
