using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>A place where one type mentions another.</summary>
/// <param name="Type">The type that is mentioned.</param>
/// <param name="By">The type that mentions it; null for the type of the items itself.</param>
/// <param name="Member">The member that does, where it is one.</param>
/// <param name="IsConverted">Whether a converter takes care of the value there.</param>
internal sealed record TypeMention(ITypeSymbol Type, ITypeSymbol? By, string? Member = null, bool IsConverted = false)
{
    /// <summary>The place for people, or null.</summary>
    public string? Place => By is null ? null : TypeNames.ForPeople(By) + (Member is null ? string.Empty : "." + Member);
}
