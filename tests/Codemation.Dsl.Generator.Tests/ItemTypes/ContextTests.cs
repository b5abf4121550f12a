using System.Text.Json;
using Codemation.Dsl.Generator.ItemTypes;
using Codemation.Testing.Roslyn.Caching;
using Codemation.Testing.Roslyn.Compiling;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Codemation.Dsl.Generator.Tests.ItemTypes;

public sealed class ContextTests
{
    private const string Types =
        """
        public enum Country { NL, [JsonStringEnumMemberName("elsewhere")] Other }
        [JsonConverter(typeof(JsonStringEnumConverter<Named>))] public enum Named { One, Two }
        public sealed record Line(string ProductSku, int Quantity, decimal? UnitPrice = null);
        public sealed record Order(string OrderId, Country Country, IReadOnlyList<Line> AllLines, Named Named, Country Other = Country.Other, Country? Third = null, Line? URLPath = null)
        {
            public required bool IsPaid { get; init; }
            [JsonPropertyName("as-it-is")] public string? Note { get; set; }
            public int Field;
        }
        public sealed class LineConverter : JsonConverter<Line>
        {
            public override Line Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetString()!, 1);
            public override void Write(Utf8JsonWriter writer, Line value, JsonSerializerOptions options) => writer.WriteStringValue(value.ProductSku);
        }
        """;

    private static Probed Probe(string options, string type = "Order", string context = "public partial class Mine : JsonSerializerContext;", string serializable = "[JsonSerializable(typeof(Order))]") =>
        Probed.Of(type, $"{Types}\n{options} {serializable} {context}", beside: JsonGenerator.Create());

    [Fact]
    public void The_context_that_is_declared_for_a_type_reads_and_writes_it()
    {
        using var item = Probe("[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]");

        Assert.Equal(
            """{"order_id":"a","country":"NL","all_lines":[{"product_sku":"s","quantity":1,"unit_price":null}],"named":"Two","other":"elsewhere","third":null,"url_path":null,"is_paid":true,"as-it-is":null}""",
            item.RoundTrip("""{"order_id":"a","country":"NL","all_lines":[{"product_sku":"s","quantity":1}],"named":"Two","is_paid":true}"""));
        Assert.DoesNotContain(item.Generated.Sources.Keys, name => name.EndsWith(".Json.g.cs", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]")]
    [InlineData("[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict)]")]
    [InlineData("[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]")]
    [InlineData("[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]")]
    [InlineData("[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseUpper, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]")]
    [InlineData("[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString)]")]
    [InlineData("[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseUpper, IncludeFields = true)]")]
    [InlineData("[JsonSourceGenerationOptions(Converters = new[] { typeof(JsonStringEnumConverter<Country>) })]")]
    [InlineData("[JsonSourceGenerationOptions(Converters = new[] { typeof(LineConverter) })]")]
    public void The_schema_means_what_the_context_does(string options)
    {
        using var item = Probe(options);

        SchemaComparison.AssertEquivalent(item.Item);
    }

    [Fact]
    public void A_context_for_a_list_leaves_the_type_of_its_elements_alone()
    {
        const string Upper = "[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseUpper)]";
        using var list = Probe(Upper, "List<Line>", serializable: "[JsonSerializable(typeof(List<Line>))]");
        using var line = Probe(Upper, "Line", serializable: "[JsonSerializable(typeof(List<Line>))]");

        Assert.Contains("PRODUCT_SKU", list.Schema, StringComparison.Ordinal);
        Assert.Contains("productSku", line.Schema, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_of_a_context_in_another_file_is_seen()
    {
        var compilation = Compiler.Compile(UserCode.FromFiles(
            ("Orders.cs", """
                using Codemation;
                public sealed record Order(string OrderId);
                [Workflow("orders")] public sealed partial class Orders : Workflow<Order, Order> { protected override Flow<Order> Define(Start<Order> start) => start.NoOp("same"); }
                """),
            ("Json.cs", """
                using System.Text.Json.Serialization;
                [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)] [JsonSerializable(typeof(Order))] public partial class OrderJson : JsonSerializerContext;
                """)));
        var driver = CSharpGeneratorDriver.Create(new WorkflowGenerator()).RunGenerators(compilation);

        Assert.Contains("order_id", Text(driver), StringComparison.Ordinal);
        Assert.Contains("ORDER-ID", Text(driver.RunGenerators(Edit.ReplaceIn("Json.cs", "SnakeCaseLower", "KebabCaseUpper").Apply(compilation))), StringComparison.Ordinal);
        Assert.Contains("orderId", Text(driver.RunGenerators(Edit.ReplaceIn("Json.cs", "[JsonSerializable(typeof(Order))]", "").Apply(compilation))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization)]", "Mine is declared for Order, but it can write the type but not read it")]
    [InlineData("[JsonSourceGenerationOptions(IgnoreReadOnlyProperties = true)]", "it sets IgnoreReadOnlyProperties")]
    [InlineData("[JsonSourceGenerationOptions(ReferenceHandler = JsonKnownReferenceHandler.Preserve)]", "it preserves references")]
    public void A_context_that_cannot_be_honoured_says_why(string options, string reason)
    {
        using var item = Probe(options);

        Assert.Contains(reason, item.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_context_that_generated_code_cannot_see_is_refused()
    {
        using var item = Probe("public partial class Outer {", context: "private partial class Mine : JsonSerializerContext; }");

        Assert.Contains("Outer.Mine can't be seen by generated code", item.Problem, StringComparison.Ordinal);
    }

    private static string Text(GeneratorDriver driver) => string.Concat(driver.GetRunResult().GeneratedTrees);

    [Fact]
    public void Names_are_those_that_System_Text_Json_makes()
    {
        var characters = Gen.Elements("aBcDÄß12_é".ToCharArray());
        var names = Gen.ArrayOf(characters).Where(name => name.Length is > 0 and < 12).Select(name => new string(name));
        (JsonNaming Ours, JsonNamingPolicy Theirs)[] policies =
        [
            (JsonNaming.CamelCase, JsonNamingPolicy.CamelCase),
            (JsonNaming.SnakeCaseLower, JsonNamingPolicy.SnakeCaseLower),
            (JsonNaming.SnakeCaseUpper, JsonNamingPolicy.SnakeCaseUpper),
            (JsonNaming.KebabCaseLower, JsonNamingPolicy.KebabCaseLower),
            (JsonNaming.KebabCaseUpper, JsonNamingPolicy.KebabCaseUpper),
        ];

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(names.ToArbitrary(), name =>
        {
            foreach (var (ours, theirs) in policies)
            {
                Assert.Equal(theirs.ConvertName(name), JsonNames.Of(name, ours));
            }
        }));
    }
}
