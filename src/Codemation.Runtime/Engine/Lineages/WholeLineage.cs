namespace Codemation.Runtime.Engine.Lineages;

/// <summary>Each item came from the batch as a whole.</summary>
internal sealed class WholeLineage : BatchLineage
{
    private WholeLineage()
    {
    }

    public static WholeLineage Instance { get; } = new();

    // One item of such a batch has no parents of its own: all the items of all inputs are.
    public override IEnumerable<Parent> ParentsOf(int position) => [];

    public override int[]? Origins(int count, Func<int, int[]?> originsOf)
    {
        var origins = new int[count];
        Array.Fill(origins, None);
        return origins;
    }

    public override BatchLineage Select(int[] positions) => this;
}
