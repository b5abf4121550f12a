using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.Json;
using Codemation.Runtime.Json;

namespace Codemation.Runtime.Tests.Json;

public sealed class AnnotationCheckTests
{
    [Theory]
    [InlineData("count", "1", "10", "0", "11")]
    [InlineData("ratio", "0.6", "1.5", "0.5", "1.6")]
    [InlineData("price", "0.01", "99.99", "0.009", "100")]
    [InlineData("day", "\"2026-01-01\"", "\"2026-12-31\"", "\"2025-12-31\"", "\"2027-01-01\"")]
    [InlineData("time", "\"09:00:00\"", "\"17:00:00\"", "\"08:59:59\"", "\"17:00:01\"")]
    [InlineData("moment", "\"2026-01-01T00:00:00\"", "\"2026-12-31T00:00:00\"", "\"2025-12-31T23:59:59\"", "\"2026-12-31T00:00:01\"")]
    [InlineData("text", "\"ab\"", "\"abc\"", "\"a\"", "\"abcd\"")]
    [InlineData("long", "\"ab\"", "\"abc\"", "\"\"", "\"a\"")]
    [InlineData("short", "\"\"", "\"ab\"", "\"abc\"", "\"abcd\"")]
    [InlineData("items", "[1]", "[1,2]", "[]", "[1,2,3]")]
    [InlineData("names", """{"a":1}""", """{"a":1,"b":2}""", "{}", """{"a":1,"b":2,"c":3}""")]
    [InlineData("code", "\"AB\"", "\"ZZ\"", "\"ABC\"", "\"ab\"")]
    [InlineData("address", "\"a@b\"", "\"ada@example.org\"", "\"ada\"", "\"a@b@c\"")]
    [InlineData("link", "\"http://a\"", "\"HTTPS://a\"", "\"a\"", "\"mailto:a@b\"")]
    [InlineData("bytes", "\"AQID\"", "\"\"", "\"AQI\"", "\"-\"")]
    [InlineData("choice", "\"a\"", "null", "\"c\"", "\"\"")]
    [InlineData("weekday", "\"Monday\"", "null", "\"Sunday\"", "\"Friday\"")]
    [InlineData("name", "\"ada\"", "null", "\"admin\"", "\"root\"")]
    public void A_value_is_refused_exactly_where_the_annotation_refuses_it(string member, string right, string alsoRight, string wrong, string alsoWrong)
    {
        foreach (var value in new[] { right, alsoRight, wrong, alsoWrong })
        {
            AssertSameVerdict(AnnotatedItems.Plan.Input, $$"""{"{{member}}":{{value}}}""", value == right || value == alsoRight);
        }
    }

    [Theory]
    [InlineData("\"a\"", true)]
    [InlineData("\" a\"", true)]
    [InlineData("\"\"", false)]
    [InlineData("\" \\t\"", false)]
    public void Required_text_must_have_a_character_that_is_not_blank(string value, bool isRight) =>
        AssertSameVerdict(AnnotatedItems.Plan.Output, $$"""{"text":{{value}}}""", isRight);

    [Fact]
    public void Annotations_of_nested_types_are_checked_in_collections_and_errors_name_the_place()
    {
        var basket = AnnotatedItems.Plan.Steps[AnnotatedItems.Plan.IndexOf("basket")].Ports[0].Items;
        var errors = JsonSchema.Parse(Encoding.UTF8.GetBytes(basket.Schema)).Validate(
            """{"pieces":[{"count":1,"sku":"abc"},{"count":11,"sku":"abcd"}],"byName":{"a b":{"count":0,"sku":""}}}"""u8, "$[3]");

        Assert.Equal(
            [
                "$[3].pieces[1].count: expected an integer from 1 to 10, found 11",
                "$[3].pieces[1].sku: expected at most 3 characters, found \"abcd\"",
                "$[3].byName[\"a b\"].count: expected an integer from 1 to 10, found 0",
            ],
            errors.Select(error => error.ToString()));
    }

    private static void AssertSameVerdict(ItemType type, string json, bool isRight)
    {
        var item = JsonSerializer.Deserialize(json, type.JsonTypeInfo)!;
        var errors = JsonSchema.Parse(Encoding.UTF8.GetBytes(type.Schema)).Validate(Encoding.UTF8.GetBytes(json));

        Assert.Equal(isRight, Validator.TryValidateObject(item, new ValidationContext(item), validationResults: null, validateAllProperties: true));
        Assert.Equal(isRight, errors.Count == 0);
    }
}
