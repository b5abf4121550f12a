using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>A place where one type mentions another.</summary>
/// <param name="type">The type that is mentioned.</param>
/// <param name="from">Where the type that mentions it is mentioned itself; null for the type of the items.</param>
/// <param name="member">The member that does, where it is one.</param>
/// <param name="isConverted">Whether a converter takes care of the value there.</param>
internal sealed class TypeMention(ITypeSymbol type, TypeMention? from, ISymbol? member = null, bool isConverted = false)
{
    public ITypeSymbol Type { get; } = type;

    public TypeMention? From { get; } = from;

    public ISymbol? Member { get; } = member;

    public bool IsConverted { get; } = isConverted;

    /// <summary>The place for people, or null.</summary>
    public string? Place => From is null ? null : TypeNames.ForPeople(From.Type) + (Member is null ? string.Empty : "." + Member.Name);
}
