namespace Codemation.Dsl.Generator.Tests.ItemTypes;

public sealed class AnnotationTests
{
    [Theory]
    [InlineData("[Range(1, 10)] int", """{"type":"integer","minimum":1,"maximum":10}""")]
    [InlineData("[property: Range(1, 10)] int", """{"type":"integer","minimum":1,"maximum":10}""")]
    [InlineData("[Range(0.5, 1e30)] double", """{"type":"number","minimum":0.5,"maximum":1E+30}""")]
    [InlineData("[Range(typeof(decimal), \"0.01\", \"99.99\")] decimal?", """{"type":["number","null"],"minimum":0.01,"maximum":99.99}""")]
    [InlineData("[Range(0, 1, MinimumIsExclusive = true, MaximumIsExclusive = true)] decimal", """{"type":"number","exclusiveMinimum":0,"exclusiveMaximum":1}""")]
    [InlineData("[Range(-1, 300)] byte", """{"type":"integer","minimum":0,"maximum":255}""")]
    [InlineData("[Range(-1, 300)] short", """{"type":"integer","minimum":-1,"maximum":300}""")]
    [InlineData("[Required] string?", """{"type":"string","minLength":1,"pattern":"\\S"}""")]
    [InlineData("[Required(AllowEmptyStrings = true)] string?", """{"type":"string"}""")]
    [InlineData("[Required] int?", """{"type":"integer","minimum":-2147483648,"maximum":2147483647}""")]
    [InlineData("[Required, StringLength(5)] string", """{"type":"string","minLength":1,"maxLength":5,"pattern":"\\S"}""")]
    [InlineData("[StringLength(5, MinimumLength = 2)] string", """{"type":"string","minLength":2,"maxLength":5}""")]
    [InlineData("[MinLength(2), MaxLength(3)] string", """{"type":"string","minLength":2,"maxLength":3}""")]
    [InlineData("[MinLength(1), MaxLength(3)] bool[]", """{"type":"array","items":{"type":"boolean"},"minItems":1,"maxItems":3}""")]
    [InlineData("[Length(1, 3)] List<bool>?", """{"type":["array","null"],"items":{"type":"boolean"},"minItems":1,"maxItems":3}""")]
    [InlineData("[RegularExpression(\"[A-Z]{2}\")] string", """{"type":"string","pattern":"^(?:[A-Z]{2})$"}""")]
    [InlineData("[AllowedValues(\"a\", \"b\")] string", """{"type":"string","enum":["a","b"]}""")]
    [InlineData("[AllowedValues(1, 2)] int?", """{"type":["integer","null"],"minimum":-2147483648,"maximum":2147483647,"enum":[1,2]}""")]
    [InlineData("[property: Description(\"The \\\"name\\\"\")] string", """{"type":"string","description":"The \"name\""}""")]
    [InlineData("[EmailAddress] string?", """{"type":["string","null"],"format":"email"}""")]
    [InlineData("[Url] string", """{"type":"string","pattern":"^([hH][tT][tT][pP][sS]?|[fF][tT][pP])://"}""")]
    [InlineData("[Base64String] string", """{"type":"string","contentEncoding":"base64"}""")]
    [InlineData("[Required, RegularExpression(\"[A-Z ]*\")] string", """{"type":"string","minLength":1,"pattern":"^(?:[A-Z ]*)$","allOf":[{"pattern":"\\S"}]}""")]
    [InlineData("[AllowedValues(DayOfWeek.Monday, null)] DayOfWeek?", """{"enum":["Monday",null]}""")]
    [InlineData("[DeniedValues(\"admin\", null)] string?", """{"type":["string","null"],"not":{"enum":["admin",null]}}""")]
    [InlineData("[Length(1, 3)] Dictionary<string, bool>", """{"type":"object","additionalProperties":{"type":"boolean"},"minProperties":1,"maxProperties":3}""")]
    [InlineData("[Range(typeof(DateOnly), \"2026-01-01\", \"2026-12-31\")] DateOnly", """{"type":"string","format":"date","formatMinimum":"2026-01-01","formatMaximum":"2026-12-31"}""")]
    [InlineData("[Range(typeof(TimeOnly), \"09:00\", \"17:30\", MaximumIsExclusive = true)] TimeOnly?", """{"type":["string","null"],"format":"time","formatMinimum":"09:00:00","formatExclusiveMaximum":"17:30:00"}""")]
    [InlineData("[Range(typeof(DateTime), \"2026-01-01\", \"2026-12-31T12:00:00\")] DateTime", """{"type":"string","format":"date-time","formatMinimum":"2026-01-01T00:00:00Z","formatMaximum":"2026-12-31T12:00:00Z"}""")]
    [InlineData("[Range(typeof(DateTimeOffset), \"2026-01-01T00:00:00+01:00\", \"2027-01-01\")] DateTimeOffset", """{"type":"string","format":"date-time","formatMinimum":"2025-12-31T23:00:00Z","formatMaximum":"2027-01-01T00:00:00Z"}""")]
    public void Data_annotations_become_keywords(string member, string schema)
    {
        using var item = Probed.Of("Item", $"public sealed record Item({member} Value);");

        Assert.Equal($$$"""{"type":"object","properties":{"value":{{{schema}}}},"required":["value"]}""", item.Schema);
    }

    [Fact]
    public void A_required_annotation_makes_a_member_required()
    {
        using var item = Probed.Of("Item", "public sealed class Item { [Required] public string? A { get; set; } public string? B { get; set; } }");

        Assert.Equal("""{"type":"object","properties":{"a":{"type":"string","minLength":1,"pattern":"\\S"},"b":{"type":["string","null"]}},"required":["a"]}""", item.Schema);
    }

    [Fact]
    public void Defaults_are_in_the_schema()
    {
        using var item = Probed.Of("Item", "public enum E { A, [JsonStringEnumMemberName(\"bee\")] B } public sealed record Item(E E = E.B, string S = \"x\", bool? N = null, double D = 0.1, DateOnly T = default);");

        Assert.Equal(
            """{"type":"object","properties":{"e":{"enum":["A","bee"],"default":"bee"},"s":{"type":"string","default":"x"},"n":{"type":["boolean","null"],"default":null},"d":{"type":"number","default":0.1},"t":{"type":"string","format":"date"}}}""",
            item.Schema);
    }

    [Fact]
    public void A_description_stands_beside_a_reference()
    {
        using var item = Probed.Of("Item", "[Description(\"A line\")] public sealed record Line(int A = 0); public sealed record Item([property: Description(\"First\")] Line? One, Line Two);");

        Assert.Contains("""{"anyOf":[{"$ref":"#/$defs/Line"},{"type":"null"}],"description":"First"}""", item.Schema, StringComparison.Ordinal);
        Assert.Contains("\"description\":\"A line\"", item.Schema, StringComparison.Ordinal);
    }
}
