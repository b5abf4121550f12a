namespace Codemation.Runtime.Engine.Lineages;

/// <summary>Each item came from at most one item of every input.</summary>
/// <param name="parents">Per input and item the position, <see cref="BatchLineage.None"/> where the input had nothing for it.</param>
internal sealed class PairedLineage(int[][] parents) : BatchLineage
{
    public int[][] Parents => parents;

    public override IEnumerable<Parent> ParentsOf(int position)
    {
        for (var input = 0; input < parents.Length; input++)
        {
            if (parents[input][position] != None)
            {
                yield return new Parent(input, parents[input][position]);
            }
        }
    }

    public override int[]? Origins(int count, Func<int, int[]?> originsOf)
    {
        var origins = new int[count];
        Array.Fill(origins, None);
        for (var input = 0; input < parents.Length; input++)
        {
            var known = originsOf(input);
            for (var i = 0; i < count; i++)
            {
                var parent = parents[input][i];
                if (origins[i] == None && parent != None)
                {
                    origins[i] = known is null ? parent : known[parent];
                }
            }
        }

        return origins;
    }

    public override BatchLineage Select(int[] positions)
        => new PairedLineage(Array.ConvertAll(parents, ofInput => Array.ConvertAll(positions, position => ofInput[position])));
}
