using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>The collections that can be members and items.</summary>
internal static class CollectionTypes
{
    private const string Generic = "System.Collections.Generic.";
    private const string Immutable = "System.Collections.Immutable.";
    private const string Frozen = "System.Collections.Frozen.";
    private const string Models = "System.Collections.ObjectModel.";

    private static readonly Dictionary<string, CollectionType> Known = new(StringComparer.Ordinal)
    {
        [Generic + "List`1"] = new("CreateListInfo") { IsCreated = true },
        [Generic + "IList`1"] = new("CreateIListInfo"),
        [Generic + "ICollection`1"] = new("CreateICollectionInfo"),
        [Generic + "IEnumerable`1"] = new("CreateIEnumerableInfo"),
        [Generic + "IReadOnlyCollection`1"] = new("CreateIEnumerableInfo"),
        [Generic + "IReadOnlyList`1"] = new("CreateIEnumerableInfo"),
        [Generic + "LinkedList`1"] = new("CreateICollectionInfo") { IsCreated = true },
        [Models + "Collection`1"] = new("CreateIListInfo") { IsCreated = true },
        [Models + "ObservableCollection`1"] = new("CreateIListInfo") { IsCreated = true },
        [Generic + "HashSet`1"] = new("CreateISetInfo") { IsCreated = true, IsSet = true },
        [Generic + "SortedSet`1"] = new("CreateISetInfo") { IsCreated = true, IsSet = true },
        [Generic + "ISet`1"] = new("CreateISetInfo") { IsSet = true },
        [Generic + "IReadOnlySet`1"] = FromElements(Frozen + "FrozenSet.ToFrozenSet", isSet: true),
        [Frozen + "FrozenSet`1"] = FromElements(Frozen + "FrozenSet.ToFrozenSet", isSet: true),
        [Immutable + "ImmutableArray`1"] = FromElements(Immutable + "ImmutableArray.CreateRange"),
        [Immutable + "ImmutableList`1"] = FromElements(Immutable + "ImmutableList.CreateRange"),
        [Immutable + "IImmutableList`1"] = FromElements(Immutable + "ImmutableList.CreateRange"),
        [Immutable + "ImmutableHashSet`1"] = FromElements(Immutable + "ImmutableHashSet.CreateRange", isSet: true),
        [Immutable + "IImmutableSet`1"] = FromElements(Immutable + "ImmutableHashSet.CreateRange", isSet: true),
        [Immutable + "ImmutableSortedSet`1"] = FromElements(Immutable + "ImmutableSortedSet.CreateRange", isSet: true),
        [Generic + "Dictionary`2"] = new("CreateDictionaryInfo") { IsCreated = true },
        [Generic + "IDictionary`2"] = new("CreateIDictionaryInfo"),
        [Generic + "SortedDictionary`2"] = new("CreateIDictionaryInfo") { IsCreated = true },
        [Generic + "IReadOnlyDictionary`2"] = new("CreateIReadOnlyDictionaryInfo"),
        [Immutable + "ImmutableDictionary`2"] = FromPairs(Immutable + "ImmutableDictionary.CreateRange"),
        [Immutable + "IImmutableDictionary`2"] = FromPairs(Immutable + "ImmutableDictionary.CreateRange"),
        [Immutable + "ImmutableSortedDictionary`2"] = FromPairs(Immutable + "ImmutableSortedDictionary.CreateRange"),
        [Frozen + "FrozenDictionary`2"] = FromPairs(Frozen + "FrozenDictionary.ToFrozenDictionary"),
    };

    private static readonly CollectionType Array = new("CreateArrayInfo");

    /// <summary>The entry of a type, its key type if it is a dictionary, and its element type; or null.</summary>
    public static (CollectionType Type, ITypeSymbol? Key, ITypeSymbol Element)? Find(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => (Array, null, array.ElementType),
        INamedTypeSymbol { ContainingType: null, Arity: 1 or 2 } named when Known.TryGetValue(TypeNames.InMetadata(named), out var known) =>
            (known, named.Arity == 2 ? named.TypeArguments[0] : null, named.TypeArguments[named.Arity - 1]),
        _ => null,
    };

    private static CollectionType FromElements(string method, bool isSet = false) =>
        new("CreateImmutableEnumerableInfo") { FromElements = method, IsSet = isSet };

    private static CollectionType FromPairs(string method) => new("CreateImmutableDictionaryInfo") { FromElements = method };
}
