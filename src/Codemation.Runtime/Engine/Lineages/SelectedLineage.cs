namespace Codemation.Runtime.Engine.Lineages;

/// <summary>Each item came from one item of one input: filters, routers, splits.</summary>
/// <param name="input">The input.</param>
/// <param name="parents">Per item the position there. May be longer than the batch.</param>
internal sealed class SelectedLineage(int input, int[] parents) : BatchLineage
{
    public int Input => input;

    public int[] Parents => parents;

    public override IEnumerable<Parent> ParentsOf(int position) => [new Parent(input, parents[position])];

    public override int[]? Origins(int count, Func<int, int[]?> originsOf)
    {
        if (originsOf(input) is not { } known)
        {
            return parents.Length == count ? parents : parents[..count];
        }

        var origins = new int[count];
        for (var i = 0; i < count; i++)
        {
            origins[i] = known[parents[i]];
        }

        return origins;
    }

    public override BatchLineage Select(int[] positions) => new SelectedLineage(input, Array.ConvertAll(positions, position => parents[position]));
}
