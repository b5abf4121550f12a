namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Gives a member the same JSON name as <c>JsonNamingPolicy.CamelCase</c> does.</summary>
internal static class CamelCase
{
    /// <summary>Lowers the leading capitals, except the one that begins the second word: <c>URLPath</c> becomes <c>urlPath</c>.</summary>
    public static string Of(string name)
    {
        var capitals = 0;
        while (capitals < name.Length && char.IsUpper(name[capitals]))
        {
            capitals++;
        }

        var lowered = capitals > 1 && capitals < name.Length ? capitals - 1 : capitals;
        return name.Substring(0, lowered).ToLowerInvariant() + name.Substring(lowered);
    }
}
