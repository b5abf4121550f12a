namespace Codemation.Dsl.Generator.Tests.ItemTypes;

public sealed class ScalarTests
{
    [Theory]
    [InlineData("bool", "true")]
    [InlineData("byte", "255")]
    [InlineData("sbyte", "-128")]
    [InlineData("short", "-32768")]
    [InlineData("ushort", "65535")]
    [InlineData("int", "-2147483648")]
    [InlineData("uint", "4294967295")]
    [InlineData("long", "9223372036854775807")]
    [InlineData("ulong", "18446744073709551615")]
    [InlineData("Int128", "-170141183460469231731687303715884105728")]
    [InlineData("UInt128", "340282366920938463463374607431768211455")]
    [InlineData("Half", "1.5")]
    [InlineData("float", "0.1")]
    [InlineData("double", "0.1")]
    [InlineData("decimal", "79228162514264337593543950335")]
    [InlineData("string", "\"text\"")]
    [InlineData("char", "\"x\"")]
    [InlineData("Guid", "\"6f9619ff-8b86-d011-b42d-00c04fc964ff\"")]
    [InlineData("Uri", "\"https://example.org/a?b=1\"")]
    [InlineData("DateTime", "\"2026-01-31T13:45:00Z\"")]
    [InlineData("DateTimeOffset", "\"2026-01-31T13:45:00+01:00\"")]
    [InlineData("DateOnly", "\"2026-01-31\"")]
    [InlineData("TimeOnly", "\"13:45:00\"")]
    [InlineData("TimeSpan", "\"1.02:03:04\"")]
    [InlineData("Version", "\"1.2.3\"")]
    [InlineData("byte[]", "\"AQID\"")]
    [InlineData("JsonElement", "{\"a\":[1]}")]
    [InlineData("JsonNode", "{\"a\":[1]}")]
    [InlineData("JsonObject", "{\"a\":[1]}")]
    [InlineData("JsonArray", "[1]")]
    [InlineData("JsonValue", "1")]
    [InlineData("int?", "null")]
    [InlineData("int?", "1")]
    [InlineData("Guid?", "null")]
    [InlineData("string?", "null")]
    [InlineData("DayOfWeek", "\"Friday\"")]
    [InlineData("DayOfWeek?", "null")]
    public void A_value_is_read_and_written(string type, string json)
    {
        using var item = Probed.Of(type);

        Assert.Equal(json, item.RoundTrip(json));
    }

    [Theory]
    [InlineData("byte", """{"type":"integer","minimum":0,"maximum":255}""")]
    [InlineData("long", """{"type":"integer","minimum":-9223372036854775808,"maximum":9223372036854775807}""")]
    [InlineData("int?", """{"type":["integer","null"],"minimum":-2147483648,"maximum":2147483647}""")]
    [InlineData("string", """{"type":"string"}""")]
    [InlineData("string?", """{"type":["string","null"]}""")]
    [InlineData("DateOnly", """{"type":"string","format":"date"}""")]
    [InlineData("JsonElement", "{}")]
    [InlineData("JsonElement?", "{}")]
    public void The_schema_of_a_value_says_all_that_the_type_says(string type, string schema)
    {
        using var item = Probed.Of(type);

        Assert.Equal(schema, item.Schema);
    }

    [Fact]
    public void Enums_are_read_by_name_and_never_by_number()
    {
        using var item = Probed.Of("Country", "public enum Country { NL, [JsonStringEnumMemberName(\"else where\")] Other }");

        Assert.Equal("\"NL\"", item.RoundTrip("\"NL\""));
        Assert.Equal("\"else where\"", item.RoundTrip("\"else where\""));
        Assert.Contains("Country", item.Refusal("0"), StringComparison.Ordinal);
        Assert.Contains("Country", item.Refusal("\"0\""), StringComparison.Ordinal);
        Assert.Equal("""{"enum":["NL","else where"]}""", item.Schema);
    }

    [Theory]
    [InlineData("[JsonConverter(typeof(JsonStringEnumConverter))]")]
    [InlineData("[JsonConverter(typeof(JsonStringEnumConverter<Country>))]")]
    public void The_usual_enum_converter_changes_nothing(string attribute)
    {
        using var item = Probed.Of("Country", attribute + " public enum Country { NL }");

        Assert.Equal("\"NL\"", item.RoundTrip("\"NL\""));
        Assert.Equal("""{"enum":["NL"]}""", item.Schema);
    }

    [Fact]
    public void Combined_flags_are_names_with_commas()
    {
        using var item = Probed.Of("Rights", "[Flags] public enum Rights { None, Read = 1, Write = 2 }");

        Assert.Equal("\"Read, Write\"", item.RoundTrip("\"Write, Read\""));
    }
}
