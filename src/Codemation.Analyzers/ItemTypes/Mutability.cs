using Codemation.Dsl.Generator.ItemTypes;
using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.ItemTypes;

/// <summary>Tells how a member lets whoever holds an item change it.</summary>
internal static class Mutability
{
    private const string Generic = "System.Collections.Generic.";
    private const string Models = "System.Collections.ObjectModel.";

    private static readonly HashSet<string> Collections = new(StringComparer.Ordinal)
    {
        Generic + "List`1", Generic + "IList`1", Generic + "ICollection`1", Generic + "LinkedList`1",
        Generic + "HashSet`1", Generic + "SortedSet`1", Generic + "ISet`1",
        Generic + "Dictionary`2", Generic + "IDictionary`2", Generic + "SortedDictionary`2",
        Models + "Collection`1", Models + "ObservableCollection`1",
    };

    /// <summary>How, and what to do about it; null where it can't be changed.</summary>
    public static (string How, string Advice)? Of(ObjectShape shape, MemberShape member)
    {
        // Each holder of a struct has a copy of its own, of everything but what it refers to.
        var isCopied = shape.Type.IsValueType;
        if (!isCopied && member is { Setter.IsInitOnly: false })
        {
            return ("can be set at any time", "Make its setter init");
        }

        if (!isCopied && member is { IsField: true, IsReadOnlyField: false })
        {
            return ("is a field that can be assigned at any time", "Make it a property with an init setter");
        }

        return Nullability.Underlying(member.Type) switch
        {
            IArrayTypeSymbol => ("hands out an array, whose elements can be replaced", "Make it an IReadOnlyList or an ImmutableArray"),
            INamedTypeSymbol named when Collections.Contains(TypeNames.InMetadata(named)) =>
                ($"hands out the changeable {named.Name}", "Make it read-only (IReadOnlyList, IReadOnlySet, IReadOnlyDictionary) or immutable"),
            _ => null,
        };
    }
}
