namespace Codemation.Runtime.Engine.Lineages;

/// <summary>Each item came from the item at the same position of the only input.</summary>
internal sealed class IdentityLineage : BatchLineage
{
    private IdentityLineage()
    {
    }

    public static IdentityLineage Instance { get; } = new();

    public override IEnumerable<Parent> ParentsOf(int position) => [new Parent(0, position)];

    public override int[]? Origins(int count, Func<int, int[]?> originsOf) => originsOf(0);

    public override BatchLineage Select(int[] positions) => new SelectedLineage(0, positions);
}
