using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Codemation.Runtime.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Codemation.Runtime.Tests.Json.RoundTrips;

public sealed class RoundTripTests
{
    private const int ValuesOfEachType = 200;

    /// <summary>What the generated metadata must do, said to System.Text.Json's reflection.</summary>
    private static readonly JsonSerializerOptions Reflection = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly JsonSerializerOptions SnakeCase = new(Reflection) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static TheoryData<string> Steps => [.. EveryType.Plan.Steps.Select(step => step.Id)];

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_value_is_written_as_reflection_would_meets_its_schema_and_is_read_back_equal(string step)
    {
        var item = EveryType.Plan.Steps[EveryType.Plan.IndexOf(step)].Ports[0].Items;
        var schema = JsonSchema.Parse(Encoding.UTF8.GetBytes(item.Schema));

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(ValuesOfEachType),
            Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
            {
                var value = new RandomValues(new Random(seed)).Make(item.Type);
                var json = JsonSerializer.Serialize(value, item.JsonTypeInfo);

                AssertSameJson(JsonSerializer.Serialize(value, item.Type, step is "own-context" ? SnakeCase : Reflection), json, step);
                Assert.Empty(schema.Validate(Encoding.UTF8.GetBytes(json)));
                var read = JsonSerializer.Deserialize(json, item.JsonTypeInfo);
                Assert.Equivalent(value, read, strict: true);
                if (step is not ("sets" or "maps"))
                {
                    // Elsewhere the order counts too, which equivalence doesn't look at.
                    Assert.Equal(json, JsonSerializer.Serialize(read, item.JsonTypeInfo));
                }
            }));
    }

    private static void AssertSameJson(string expected, string json, string step)
    {
        // Members of base types come first here, and last there.
        if (step is "shape" or "zoo")
        {
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(json)), $"{json} is not {expected}");
        }
        else
        {
            Assert.Equal(expected, json);
        }
    }

    [Fact]
    public void Every_type_has_a_step() => Assert.True(EveryType.Plan is { IsComplete: true, Steps.Length: 19 });
}
