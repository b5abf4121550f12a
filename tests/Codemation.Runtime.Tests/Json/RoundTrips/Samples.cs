using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Codemation.Runtime.Tests.Json.RoundTrips;

public enum Country
{
    NL,
    DE,

    [JsonStringEnumMemberName("else where")]
    Other,
}

[Flags]
public enum Rights
{
    None = 0,
    Read = 1,
    Write = 2,
    Share = 4,
}

public sealed record Numbers(byte A, sbyte B, short C, ushort D, int E, uint F, long G, ulong H, Int128 I, UInt128 J, Half K, float L, double M, decimal N);

public sealed record Scalars(bool A, string B, char C, Guid D, Uri E, Version F, Country G, Rights H);

public sealed record Times(DateTime A, DateTimeOffset B, DateOnly C, TimeOnly D, TimeSpan E);

public sealed record Nullables(int? A, decimal? B, bool? C, string? D, Guid? E, Country? F, DateOnly? G, Point? H, Line? I, TimeSpan? J);

public readonly record struct Point(int X, int Y);

public sealed record Line(string Sku, int Quantity, decimal? Price = null, Country Country = Country.DE, string Note = "none");

public sealed record Lists(int[] A, List<string> B, IReadOnlyList<Line> C, IEnumerable<bool> D, ImmutableArray<Point> E, LinkedList<int> F, List<int?> G, string?[] H, List<List<int>> I);

public sealed record Sets(HashSet<string> A, ISet<int> B, IReadOnlySet<Country> C, FrozenSet<Guid> D, ImmutableHashSet<Point> E, SortedSet<int> F);

public sealed record Maps(
    Dictionary<string, int> A, IReadOnlyDictionary<string, Line> B, SortedDictionary<int, string?> C, FrozenDictionary<string, int[]> D, ImmutableDictionary<Guid, bool> E, Dictionary<Country, int> F, Dictionary<int, Dictionary<string, Point>> G);

public sealed record Tree(int Value, Tree? Left, Tree? Right, List<Tree> Others);

[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Square), "square")]
public abstract record Shape(string Name);

public sealed record Circle(string Name, double Radius) : Shape(Name);

public sealed record Square(string Name, decimal Side, Shape? Inner) : Shape(Name);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Cat), 1)]
[JsonDerivedType(typeof(Dog), 2)]
public abstract record Animal(string Name);

public sealed record Cat(string Name, int Lives) : Animal(Name);

public sealed record Dog(string Name, bool Barks) : Animal(Name);

public sealed record Zoo(Animal First, List<Animal> Others, Dictionary<string, Shape> Shapes);

public sealed class Settings
{
    public required string Name { get; init; }

    public int Times { get; init; } = 3;

    public string? Note { get; set; }

    [JsonPropertyName("the-path")]
    public string URLPath { get; init; } = "/";

    [JsonPropertyOrder(-1)]
    public bool First { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sometimes { get; init; }

    [JsonIgnore]
    public int Never { get; set; }

    [JsonInclude]
    public int Field;

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public int Quoted { get; init; }

    public int Twice => Times * 2;
}

public sealed record Box<T>(T Value, List<T> Values);

public sealed record Boxes(Box<int> A, Box<string> B, Box<Box<Country>> C);

public sealed record Shipment(string OrderId, Country ShipTo, List<Line> PackedLines, DateOnly? SentOn);

/// <summary>A context of the project's own for one type of items.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Shipment))]
internal sealed partial class ShipmentJson : JsonSerializerContext;
