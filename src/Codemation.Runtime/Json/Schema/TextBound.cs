namespace Codemation.Runtime.Json;

/// <summary>One end of a range of dates or times.</summary>
/// <param name="Text">The bound as the schema writes it.</param>
/// <param name="Position">Where it is among the values of its format.</param>
/// <param name="IsExclusive">Whether the bound itself is outside.</param>
internal sealed record TextBound(string Text, long Position, bool IsExclusive)
{
    public bool AllowsAbove(long position) => IsExclusive ? position > Position : position >= Position;

    public bool AllowsBelow(long position) => IsExclusive ? position < Position : position <= Position;
}
