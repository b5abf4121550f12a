namespace Codemation.Dsl.Generator.Tests.ItemTypes;

public sealed class UnsupportedTests
{
    [Theory]
    [InlineData("object", "", "object can be anything")]
    [InlineData("dynamic", "", "dynamic can be anything")]
    [InlineData("(int, string)", "", "Declare a record")]
    [InlineData("int[,]", "", "Use an array of arrays")]
    [InlineData("Action", "", "is a delegate")]
    [InlineData("System.IO.Stream", "", "is a type of .NET that has no JSON form here")]
    [InlineData("Exception", "", "is a type of .NET that has no JSON form here")]
    [InlineData("Task<int>", "", "is a type of .NET that has no JSON form here")]
    [InlineData("Dictionary<byte[], int>", "", "Use string keys")]
    [InlineData("Own", "public sealed class Own : List<int>;", "is a collection of a kind that isn't supported")]
    [InlineData("Item", "public abstract record Item(int A);", "Name its derived types with [JsonDerivedType]")]
    [InlineData("IItem", "public interface IItem { int A { get; } }", "Name its derived types with [JsonDerivedType]")]
    [InlineData("Item", "public sealed class Item { private Item() { } }", "Item has no public constructor")]
    [InlineData("Item", "public sealed class Item { public Item(int a) { } public Item(string b) { } }", "Item has several public constructors")]
    [InlineData("Item", "public sealed class Item { [JsonConstructor] private Item() { } }", "can't be called by generated code")]
    [InlineData("Item", "public sealed class Item { public Item(int a) { } }", "The constructor parameter a of Item has no public property")]
    [InlineData("Item", "public sealed class Item { public Item(ref int a) { } public int A { get; } }", "passed by reference")]
    [InlineData("Item", "public sealed class Item { [JsonInclude] private int A { get; set; } }", "Item.A has [JsonInclude], but generated code can't reach it")]
    [InlineData("Item", "public sealed class Item { [JsonIgnore] public required int A { get; set; } }", "Item.A is required, but JSON has no member for it")]
    [InlineData("Item", "public sealed class Item { [JsonRequired] public int A => 1; }", "Item.A is required, but JSON can't be read into it")]
    [InlineData("Item", "public sealed record Item(int A, [property: JsonPropertyName(\"a\")] int B);", "two members with the JSON name \"a\": A and B")]
    [InlineData("Item", "public sealed record Item([property: RegularExpression(\"[\")] string A);", "Item.A: \"[\" isn't a regular expression")]
    [InlineData("Item", "public sealed record Item([property: JsonConverter(typeof(Conv))] int A); public sealed class Conv : JsonConverter<int> { private Conv() { } public override int Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => 1; public override void Write(Utf8JsonWriter w, int v, JsonSerializerOptions o) { } }", "can't be made by generated code")]
    [InlineData("Order", "public sealed record Order(List<Line> Lines); public sealed record Line(Dictionary<string, object?> Extra);", "Dictionary<string, object>: object can be anything")]
    [InlineData("Order", "public sealed record Order(Line? Line); public struct Line { public Type Kind { get; set; } }", "Line.Kind: Type is a type of .NET")]
    [InlineData("Node", "public sealed record Node(int Id, Node Next);", "Node.Next makes every Node hold another one")]
    [InlineData("A", "public sealed record A(B B); public sealed record B { public required C C { get; init; } } public readonly record struct C(A A);", "C.A makes every A hold another one")]
    public void A_type_that_cannot_be_an_item_says_why_and_where(string type, string declarations, string reason)
    {
        using var item = Probed.Of(type, declarations);

        Assert.Contains(reason, item.Problem, StringComparison.Ordinal);
        Assert.Equal(["Probe.g.cs"], item.Generated.Sources.Keys);
    }

    [Theory]
    [InlineData("public sealed record Node(int Id, Node? Next);")]
    [InlineData("public sealed record Node(Node[] Next);")]
    [InlineData("public sealed record Node(int Id, Node Next = null!);")]
    [InlineData("public sealed record Node { public Node Next { get; init; } = null!; }")]
    [InlineData("public sealed record Node(Part Part); [JsonDerivedType(typeof(End), \"end\")] [JsonDerivedType(typeof(More), \"more\")] public abstract record Part; public sealed record End : Part; public sealed record More(Node Node) : Part;")]
    public void A_type_that_holds_itself_can_be_an_item_where_its_JSON_can_end(string declaration)
    {
        using var item = Probed.Of("Node", declaration);

        Assert.NotEmpty(item.Schema);
    }

    [Fact]
    public void A_private_type_of_another_class_cannot_be_seen()
    {
        using var item = Probed.Of("Other.Base", "public class Other { private sealed record Hidden(int A) : Base; [JsonDerivedType(typeof(Hidden), \"h\")] public abstract record Base; }");

        Assert.Contains("Other.Hidden can't be seen by generated code", item.Problem, StringComparison.Ordinal);
    }
}
