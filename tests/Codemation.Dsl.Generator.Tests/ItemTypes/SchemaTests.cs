namespace Codemation.Dsl.Generator.Tests.ItemTypes;

public sealed class SchemaTests
{
    private const string Declarations =
        """
        public enum Country { NL, DE, [JsonStringEnumMemberName("elsewhere")] Other }
        [Flags] public enum Rights { Read = 1, Write = 2 }
        public sealed record Line(string Sku, int Quantity, decimal? Price = null, int Times = 1, Country Country = Country.DE, string Note = "x");
        public sealed record Order(string Id, Country Country, IReadOnlyList<Line> Lines, Line? First, Line[] More, Dictionary<string, Line?> ByName);
        public sealed class Settings { public required string Name { get; init; } public int Times { get; init; } = 3; public string? Note { get; set; } [JsonRequired] public bool On { get; set; } public int Twice => Times * 2; }
        [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] public sealed record Strict(int A);
        public sealed record Tree(int Value, Tree? Left, Tree? Right, List<Tree> Others);
        [JsonDerivedType(typeof(Circle), "circle")] [JsonDerivedType(typeof(Square), "square")] public abstract record Shape(string Name);
        public sealed record Circle(string Name, double Radius) : Shape(Name);
        public sealed record Square(string Name, double Side, Shape? Inner) : Shape(Name);
        [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")] [JsonDerivedType(typeof(Cat), 1)] public record Animal(string Name);
        public sealed record Cat(string Name, int Lives) : Animal(Name);
        public sealed record Zoo(Animal First, Animal? Second, Shape Shape, Cat Cat);
        public sealed record Box<T>(T Value);
        public sealed record Pair<A, B>(Box<A> Left, Box<B> Right, Box<Box<A>?> Deep);
        public readonly record struct Point(int X, int Y);
        public sealed record Path(Point From, Point? To, ImmutableArray<Point> Via);
        public sealed record Numbers([property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] int A, [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] double B);
        public sealed record Names([property: JsonPropertyName("the-name")] string URLPath, [property: JsonIgnore] int Hidden = 2);
        public sealed record Loose([property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.AllowNamedFloatingPointLiterals)] float A, [property: JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)] decimal? B);
        [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] public sealed record AllLoose(int A, List<long> B, double? C);
        public sealed record Defaults(int A = 1, string? B = null, string C = "x", Country D = Country.DE, bool E = true, double F = 0.5, DateOnly G = default, Guid? H = null);
        public sealed class Mixed(int id) { public int Id { get; } = id; public required string Name { get; init; } [JsonRequired] public string? Note { get; set; } public int Size => 1; }
        public sealed class Included { [JsonInclude] public int Field; [JsonInclude] internal string? Inner { get; set; } public int Hidden; [JsonIgnore] public int Ignored { get; set; } [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Sometimes { get; set; } }
        public sealed class Extensible { public int A { get; set; } [JsonExtensionData] public Dictionary<string, JsonElement>? More { get; set; } }
        public sealed record Ordered([property: JsonPropertyOrder(2)] int A, [property: JsonPropertyOrder(1)] int B);
        public sealed class OwnConverter : JsonConverter<Point> { public override Point Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => default; public override void Write(Utf8JsonWriter w, Point v, JsonSerializerOptions o) { } }
        public sealed record Converted([property: JsonConverter(typeof(OwnConverter))] Point A, Point B, [property: JsonConverter(typeof(JsonStringEnumConverter<Country>))] Country C);
        [JsonDerivedType(typeof(Dog), 1)] [JsonDerivedType(typeof(Fish), 2)] public abstract class Pet { public string? Name { get; set; } }
        public sealed class Dog : Pet { public bool Barks { get; set; } }
        public sealed class Fish : Pet { public Pet? Eats { get; set; } }
        [JsonDerivedType(typeof(Late))] public class Early { public int A { get; set; } }
        public sealed class Late : Early { public int B { get; set; } }
        [JsonDerivedType(typeof(Paid), "paid")] [JsonDerivedType(typeof(Sent), "sent")] public interface IEvent { string Id { get; } }
        public sealed record Paid(string Id, decimal Sum) : IEvent;
        public sealed record Sent(string Id, DateTimeOffset At) : IEvent;
        public sealed record Nulls(string? A, string B, List<string?> C, List<string>? D, Dictionary<string, string?> E, int? F, Point? G, string?[]? H);
        public sealed class NullAttributes { [System.Diagnostics.CodeAnalysis.AllowNull] public string A { get; set; } = ""; [System.Diagnostics.CodeAnalysis.DisallowNull] public string? B { get; set; } }
        public sealed record Constrained<T>(T Value, List<T> Values) where T : notnull;
        public sealed record Left(Right? Right); public sealed record Right(Left? Left, List<Left> Others);
        public class Outer { public sealed record Inner(int A); public sealed record Node(Inner One, Inner? Two); }
        public struct Plain { public int A { get; set; } public string? B { get; init; } }
        public record Parent(int A) { public int B { get; init; } }
        public sealed record Kid(int A, int C) : Parent(A) { public new int B { get; init; } }
        public sealed record Times(DateTime A, DateTimeOffset? B, DateOnly C, TimeOnly? D, TimeSpan E, Version? F, Uri G, char H, Guid? I);
        public sealed record Wide(sbyte A, ushort B, uint C, Int128 D, UInt128? E, Half F, float? G, decimal H);
        public sealed record Free(JsonElement A, JsonNode? B, JsonObject C, JsonArray? D, JsonValue? E);
        public sealed record Sets(HashSet<string> A, ISet<int> B, IReadOnlySet<Country> C, FrozenSet<int>? D, ImmutableSortedSet<DateOnly> E);
        public sealed record Lists(int[] A, List<int[]> B, IEnumerable<string> C, ICollection<bool> D, IReadOnlyCollection<Line> E, ImmutableArray<int>? F, LinkedList<int> G, Collection<Line> H);
        public sealed record Maps(Dictionary<string, int> A, IDictionary<Guid, string?> B, SortedDictionary<int, Line> C, FrozenDictionary<string, int[]> D, IReadOnlyDictionary<Country, Dictionary<string, bool>> E, ImmutableSortedDictionary<string, Line>? F);
        public sealed record Annotated([Range(1, 10)] int A, [Required] string? B, [StringLength(5, MinimumLength = 1)] string C, [MinLength(1)] List<int> D, [RegularExpression("a+")] string? E, [AllowedValues("a", "b")] string F, [DeniedValues(1)] int G, [EmailAddress] string H, [Base64String] string I, [Range(typeof(DateOnly), "2026-01-01", "2026-12-31")] DateOnly J, [AllowedValues(Country.NL)] Country K, [Length(1, 2)] Dictionary<string, int> L) { [Required] public int? M { get; init; } [Url] public string? N { get; init; } }
        public class Base { public string? Id { get; set; } public virtual int Version { get; set; } }
        public sealed class Child : Base { public override int Version { get; set; } public Uri? Link { get; init; } }
        """;

    [Theory]
    [InlineData("bool")]
    [InlineData("byte")]
    [InlineData("int")]
    [InlineData("long")]
    [InlineData("ulong")]
    [InlineData("Int128")]
    [InlineData("UInt128")]
    [InlineData("Half")]
    [InlineData("float")]
    [InlineData("double")]
    [InlineData("decimal")]
    [InlineData("string")]
    [InlineData("char")]
    [InlineData("Guid")]
    [InlineData("Uri")]
    [InlineData("DateTime")]
    [InlineData("DateTimeOffset")]
    [InlineData("DateOnly")]
    [InlineData("TimeOnly")]
    [InlineData("TimeSpan")]
    [InlineData("Version")]
    [InlineData("byte[]")]
    [InlineData("int?")]
    [InlineData("char?")]
    [InlineData("JsonElement")]
    [InlineData("JsonElement?")]
    [InlineData("JsonNode")]
    [InlineData("JsonObject")]
    [InlineData("JsonArray")]
    [InlineData("Country")]
    [InlineData("Country?")]
    [InlineData("Rights")]
    [InlineData("int[]")]
    [InlineData("List<string>")]
    [InlineData("IReadOnlyList<int?>")]
    [InlineData("HashSet<int>")]
    [InlineData("ImmutableList<Point>")]
    [InlineData("Dictionary<string, int?>")]
    [InlineData("IReadOnlyDictionary<string, Line>")]
    [InlineData("ImmutableDictionary<Country, int[]>")]
    [InlineData("KeyValuePair<int, bool>")]
    [InlineData("Line")]
    [InlineData("Settings")]
    [InlineData("Strict")]
    [InlineData("Tree")]
    [InlineData("List<Tree>")]
    [InlineData("Shape")]
    [InlineData("Animal")]
    [InlineData("Zoo")]
    [InlineData("Box<int>")]
    [InlineData("Pair<int, Point>")]
    [InlineData("Point")]
    [InlineData("Path")]
    [InlineData("Numbers")]
    [InlineData("Names")]
    [InlineData("Child")]
    [InlineData("StepError<Point>")]
    [InlineData("sbyte")]
    [InlineData("short")]
    [InlineData("ushort")]
    [InlineData("uint")]
    [InlineData("float?")]
    [InlineData("bool?")]
    [InlineData("decimal?")]
    [InlineData("Guid?")]
    [InlineData("DateOnly?")]
    [InlineData("TimeSpan?")]
    [InlineData("JsonNode?")]
    [InlineData("JsonValue")]
    [InlineData("Rights?")]
    [InlineData("DayOfWeek")]
    [InlineData("string?")]
    [InlineData("string[][]")]
    [InlineData("List<List<int>>")]
    [InlineData("List<string?>")]
    [InlineData("IEnumerable<Line>")]
    [InlineData("ISet<Country>")]
    [InlineData("FrozenSet<Guid>")]
    [InlineData("ImmutableArray<Point>")]
    [InlineData("LinkedList<Tree>")]
    [InlineData("Dictionary<string, List<Line?>>")]
    [InlineData("SortedDictionary<string, Tree>")]
    [InlineData("Dictionary<Guid, bool>")]
    [InlineData("FrozenDictionary<string, Shape>")]
    [InlineData("Order")]
    [InlineData("Defaults")]
    [InlineData("Mixed")]
    [InlineData("Included")]
    [InlineData("Extensible")]
    [InlineData("Ordered")]
    [InlineData("Pet")]
    [InlineData("Pet?")]
    [InlineData("List<Pet>")]
    [InlineData("Early")]
    [InlineData("IEvent")]
    [InlineData("IEvent[]")]
    [InlineData("Nulls")]
    [InlineData("Constrained<string>")]
    [InlineData("Box<string?>")]
    [InlineData("Left")]
    [InlineData("Outer.Node")]
    [InlineData("Plain")]
    [InlineData("Plain?")]
    [InlineData("Kid")]
    [InlineData("Times")]
    [InlineData("Wide")]
    [InlineData("Free")]
    [InlineData("Sets")]
    [InlineData("Lists")]
    [InlineData("Maps")]
    [InlineData("Point?")]
    [InlineData("Circle")]
    [InlineData("Dictionary<string, Animal>")]
    public void A_schema_means_what_System_Text_Json_exports_for_the_same_metadata(string type)
    {
        using var item = Probed.Of(type, Declarations);

        SchemaComparison.AssertEquivalent(item.Item);
    }

    [Theory]
    [InlineData("Annotated", Difference.Annotations)]
    [InlineData("List<Annotated>", Difference.Annotations)]
    [InlineData("Box<string>", Difference.TypeArguments)]
    [InlineData("Box<List<Box<int>>>", Difference.TypeArguments)]
    [InlineData("KeyValuePair<string, Line>", Difference.TypeArguments)]
    [InlineData("NullAttributes", Difference.DisallowNull)]
    [InlineData("Converted", Difference.MemberConverters)]
    [InlineData("Loose", Difference.NullableNumbersInQuotes)]
    [InlineData("AllLoose", Difference.NullableNumbersInQuotes)]
    public void Where_it_means_something_else_that_is_on_purpose(string type, Difference difference)
    {
        using var item = Probed.Of(type, Declarations);

        SchemaComparison.AssertEquivalent(item.Item, difference);
        Assert.ThrowsAny<Exception>(() => SchemaComparison.AssertEquivalent(item.Item));
    }
}
