namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>One end of a range.</summary>
/// <param name="Json">The bound as JSON text.</param>
/// <param name="Value">The bound; those of one range are of one type.</param>
/// <param name="IsExclusive">Whether the bound itself is outside.</param>
internal sealed record ValueBound(string Json, IComparable Value, bool IsExclusive);
