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
    public void A_schema_means_what_System_Text_Json_exports_for_the_same_metadata(string type)
    {
        using var item = Probed.Of(type, Declarations);

        SchemaComparison.AssertEquivalent(item.Item);
    }
}
