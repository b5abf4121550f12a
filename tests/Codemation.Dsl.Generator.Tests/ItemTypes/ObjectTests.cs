using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Codemation.Dsl.Generator.Tests.ItemTypes;

public sealed class ObjectTests
{
    private const string Order = "public sealed record Order(string Id, decimal Total, int? Rank);";

    [Fact]
    public void A_positional_record_is_read_and_written_with_camel_case_names()
    {
        using var order = Probed.Of("Order", Order);

        Assert.Equal("""{"id":"a","total":1.50,"rank":null}""", order.RoundTrip("""{"total":1.50,"rank":null,"id":"a"}"""));
    }

    [Theory]
    [InlineData("""{"id":"a","rank":1}""", "total")]
    [InlineData("""{"total":1,"rank":1}""", "id")]
    [InlineData("""{"id":"a","total":1}""", "rank")]
    public void A_constructor_parameter_without_a_default_must_be_given(string json, string name)
    {
        using var order = Probed.Of("Order", Order);

        Assert.Contains($"'{name}'", order.Refusal(json), StringComparison.Ordinal);
    }

    [Fact]
    public void Null_is_refused_for_a_parameter_that_is_not_nullable()
    {
        using var order = Probed.Of("Order", Order);

        Assert.Contains("'Id'", order.Refusal("""{"id":null,"total":1,"rank":1}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_in_quotes_is_refused()
    {
        using var order = Probed.Of("Order", Order);

        Assert.Contains("$.total", order.Refusal("""{"id":"a","total":"1","rank":1}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_the_type_does_not_have_is_ignored()
    {
        using var order = Probed.Of("Order", Order);

        Assert.Equal("""{"id":"a","total":1,"rank":2}""", order.RoundTrip("""{"id":"a","more":[1],"total":1,"rank":2}"""));
    }

    [Fact]
    public void A_member_that_the_type_does_not_have_is_refused_when_the_type_says_so()
    {
        using var order = Probed.Of("Order", "[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] " + Order);

        Assert.Contains("'more'", order.Refusal("""{"id":"a","more":1,"total":1,"rank":2}"""), StringComparison.Ordinal);
        Assert.Contains("\"additionalProperties\":false", order.Schema, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int Value = 5", "5")]
    [InlineData("long Value = long.MinValue", "-9223372036854775808")]
    [InlineData("decimal Value = 1.50m", "1.50")]
    [InlineData("double Value = 0.1", "0.1")]
    [InlineData("float Value = 1e-7f", "1E-07")]
    [InlineData("bool Value = true", "true")]
    [InlineData("char Value = '\\''", "\"\\u0027\"")]
    [InlineData("string Value = \"a\\\"\\n\"", "\"a\\u0022\\n\"")]
    [InlineData("string? Value = null", "null")]
    [InlineData("int? Value = 3", "3")]
    [InlineData("int? Value = null", "null")]
    [InlineData("DayOfWeek Value = DayOfWeek.Friday", "\"Friday\"")]
    [InlineData("DayOfWeek? Value = DayOfWeek.Friday", "\"Friday\"")]
    [InlineData("DateOnly Value = default", "\"0001-01-01\"")]
    [InlineData("List<int>? Value = null", "null")]
    public void A_missing_parameter_takes_its_default(string parameter, string expected)
    {
        using var item = Probed.Of("Item", $"public sealed record Item({parameter});");

        Assert.Equal($$"""{"value":{{expected}}}""", item.RoundTrip("{}"));
    }

    [Fact]
    public void A_required_member_must_be_given()
    {
        using var item = Probed.Of("Item", "public sealed class Item { public required string Name { get; init; } public required int Size { get; set; } }");

        Assert.Equal("""{"name":"a","size":1}""", item.RoundTrip("""{"name":"a","size":1}"""));
        Assert.Contains("'size'", item.Refusal("""{"name":"a"}"""), StringComparison.Ordinal);
        Assert.Contains("'Name'", item.Refusal("""{"name":null,"size":1}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void A_required_member_that_the_constructor_sets_too_is_read_once()
    {
        using var item = Probed.Of("Item", "public sealed class Item(string name) { public required string Name { get; init; } = name; public int Size { get; set; } }");

        Assert.Equal("""{"name":"a","size":1}""", item.RoundTrip("""{"size":1,"name":"a"}"""));
        Assert.Contains("'name'", item.Refusal("""{"size":1}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void Required_members_that_the_constructor_sets_may_be_missing()
    {
        using var item = Probed.Of(
            "Item",
            """
            public sealed class Item { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Item() => Name = "made"; public required string Name { get; init; } }
            """);

        Assert.Equal("""{"name":"made"}""", item.RoundTrip("{}"));
    }

    [Theory]
    [InlineData("public sealed class Item { public int Times { get; init; } = 3; public string Name { get; init; } = \"x\"; }")]
    [InlineData("public sealed record Item { public int Times { get; init; } = 3; public string Name { get; init; } = \"x\"; }")]
    [InlineData("public record struct Item() { public int Times { get; init; } = 3; public string Name { get; init; } = \"x\"; }")]
    [InlineData("public readonly struct Item() { public int Times { get; init; } = 3; public string Name { get; init; } = \"x\"; }")]
    [InlineData("public sealed class Item { public int Times { get; set; } = 3; public string Name { get; set; } = \"x\"; }")]
    [InlineData("public struct Item() { public int Times { get; set; } = 3; public string Name { get; set; } = \"x\"; }")]
    [InlineData("public abstract class Base { public int Times { get; init; } = 3; } public sealed class Item : Base { public string Name { get; init; } = \"x\"; }")]
    public void A_missing_member_keeps_the_value_of_its_initializer(string declaration)
    {
        using var item = Probed.Of("Item", declaration);

        Assert.Equal("""{"times":3,"name":"x"}""", item.RoundTrip("{}"));
        Assert.Equal("""{"times":4,"name":"x"}""", item.RoundTrip("""{"times":4}"""));
        Assert.Contains("'name'", item.Refusal("""{"name":null}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void A_positional_record_struct_must_be_complete_like_a_record_class()
    {
        using var item = Probed.Of("Point", "public readonly record struct Point(int X, int Y = 7);");

        Assert.Equal("""{"x":1,"y":7}""", item.RoundTrip("""{"x":1}"""));
        Assert.Contains("'x'", item.Refusal("""{"y":1}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void Generic_types_keep_their_initializers_too()
    {
        using var item = Probed.Of(
            "Page<Line, int>",
            """
            public sealed record Line(string Sku);
            public record Page<T, N> where T : class where N : struct, IComparable<N> { public List<T> Items { get; init; } = []; public N? Next { get; init; } public (int, int) Ignored() => (1, 2); }
            """);

        Assert.Equal("""{"items":[],"next":null}""", item.RoundTrip("{}"));
        Assert.Equal("""{"items":[{"sku":"a"}],"next":2}""", item.RoundTrip("""{"items":[{"sku":"a"}],"next":2}"""));
    }

    [Fact]
    public void Computed_members_are_written_and_not_read()
    {
        using var item = Probed.Of("Item", "public sealed record Item(int A) { public int Twice => A * 2; public int Set { get; private set; } = 1; }");

        Assert.Equal("""{"a":2,"twice":4,"set":1}""", item.RoundTrip("""{"a":2,"twice":5,"set":9}"""));
    }

    [Fact]
    public void Members_of_base_types_come_first_and_overridden_ones_once()
    {
        using var item = Probed.Of(
            "Child",
            """
            public class Base { public string? Id { get; set; } public virtual int Version { get; set; } public int Hidden { get; set; } }
            public sealed class Child : Base { public override int Version { get => base.Version + 1; set => base.Version = value; } public new string? Hidden { get; set; } }
            """);

        Assert.Equal("""{"id":"a","version":3,"hidden":"h"}""", item.RoundTrip("""{"version":2,"hidden":"h","id":"a"}"""));
    }

    [Fact]
    public void Names_and_order_can_be_set_by_attributes()
    {
        using var item = Probed.Of(
            "Item", "public sealed record Item([property: JsonPropertyOrder(2)] int A, [property: JsonPropertyName(\"the b\\\"\")] int B, int URLPath, int @class, [property: JsonPropertyOrder(-1)] int First);");

        Assert.Equal("""{"first":5,"the b\u0022":2,"urlPath":3,"class":4,"a":1}""", item.RoundTrip("""{"a":1,"the b\"":2,"urlPath":3,"class":4,"first":5}"""));
    }

    [Fact]
    public void Ignored_members_are_not_in_the_JSON_and_the_constructor_gets_their_defaults()
    {
        using var item = Probed.Of(
            "Item", "public sealed record Item(int A, [property: JsonIgnore] string B = \"b\", [property: JsonIgnore] int C = 3) { public string Seen => B + C; [JsonIgnore] public int D { get; set; } }");

        Assert.Equal("""{"a":1,"seen":"b3"}""", item.RoundTrip("""{"a":1,"b":"x","c":9}"""));
        Assert.DoesNotContain("\"b\"", item.Schema, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_can_be_left_out_while_null_or_default()
    {
        using var item = Probed.Of(
            "Item",
            "public sealed record Item([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? A = null, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int B = 0, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int C = 0);");

        Assert.Equal("""{"c":0}""", item.RoundTrip("{}"));
        Assert.Equal("""{"a":"x","b":1,"c":0}""", item.RoundTrip("""{"a":"x","b":1}"""));
    }

    [Fact]
    public void Internal_members_and_fields_are_included_on_request()
    {
        using var item = Probed.Of("Item", "public sealed class Item { [JsonInclude] internal int A { get; set; } [JsonInclude] public int B; public int C; internal int D { get; set; } }");

        Assert.Equal("""{"a":1,"b":2}""", item.RoundTrip("""{"a":1,"b":2,"c":3,"d":4}"""));
    }

    [Fact]
    public void The_marked_constructor_is_used()
    {
        using var item = Probed.Of(
            "Item", "public sealed class Item { public Item() => A = 9; [JsonConstructor] internal Item(int a, int b) => (A, B) = (a, b); public int A { get; } public int B { get; } }");

        Assert.Equal("""{"a":1,"b":2}""", item.RoundTrip("""{"a":1,"b":2}"""));
        Assert.Contains("'b'", item.Refusal("""{"a":1}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void Members_without_a_property_are_kept_on_request()
    {
        using var item = Probed.Of("Item", "public sealed record Item(int A) { [JsonExtensionData] public Dictionary<string, JsonElement>? Others { get; set; } }");

        Assert.Equal("""{"a":1,"b":[2]}""", item.RoundTrip("""{"b":[2],"a":1}"""));
        Assert.DoesNotContain("others", item.Schema, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recursive_type_is_read_and_written()
    {
        using var item = Probed.Of("Tree", "public sealed record Tree(int Value, List<Tree> Children, Tree? Next = null);");

        Assert.Equal(
            """{"value":1,"children":[{"value":2,"children":[],"next":null}],"next":null}""",
            item.RoundTrip("""{"value":1,"children":[{"value":2,"children":[]}]}"""));
        Assert.Contains("\"$ref\":\"#/$defs/Tree\"", item.Schema, StringComparison.Ordinal);
    }

    [Fact]
    public void Obsolete_types_and_members_make_no_warnings_in_generated_code()
    {
        using var item = Probed.Of(
            "Item", "#pragma warning disable CS0612, CS0618\npublic sealed record Item([property: Obsolete] int A, Old B);\n[Obsolete(\"old\")] public sealed record Old(int A);");

        Assert.Equal("""{"a":1,"b":{"a":2}}""", item.RoundTrip("""{"a":1,"b":{"a":2}}"""));
    }

    [Fact]
    public void Where_nothing_is_annotated_null_is_allowed()
    {
        using var item = Probed.Of("Item", "public sealed record Item(string A, List<string> B);", nullable: NullableContextOptions.Disable);

        Assert.Equal("""{"a":null,"b":[null]}""", item.RoundTrip("""{"a":null,"b":[null]}"""));
        Assert.Equal(
            """{"type":"object","properties":{"a":{"type":["string","null"]},"b":{"type":["array","null"],"items":{"type":["string","null"]}}},"required":["a","b"]}""",
            item.Schema);
    }

    [Fact]
    public void Null_for_a_type_argument_that_is_not_nullable_is_refused_by_the_schema()
    {
        using var item = Probed.Of("Box<string>", "public sealed record Box<T>(T Value);");

        Assert.Equal("""{"type":"object","properties":{"value":{"type":"string"}},"required":["value"]}""", item.Schema);
        Assert.Equal("""{"value":null}""", item.RoundTrip("""{"value":null}"""));
    }

    [Fact]
    public void Projects_with_an_older_language_version_compile_too()
    {
        using var item = Probed.Of(
            "Item", "public sealed record Item(int A) { public string B { get; init; } = \"b\"; public List<Item>? C { get; set; } }", language: LanguageVersion.CSharp12);

        Assert.Equal("""{"a":1,"b":"b","c":null}""", item.RoundTrip("""{"a":1}"""));
    }
}
