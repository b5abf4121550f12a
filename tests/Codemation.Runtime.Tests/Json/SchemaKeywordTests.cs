using static Codemation.Runtime.Tests.Json.SchemaAssert;

namespace Codemation.Runtime.Tests.Json;

public class SchemaKeywordTests
{
    [Fact]
    public void Integers_are_written_without_fraction_and_exponent()
    {
        Accepts("""{"type":"integer"}""", "0", "-7", "123456789012345678901234567890");
        Refuses("""{"type":"integer"}""", "1.0", "$: expected an integer, found 1.0");
        Refuses("""{"type":"integer"}""", "1e3", "$: expected an integer, found 1e3");
    }

    [Fact]
    public void A_number_beyond_its_range_is_named_with_the_range()
    {
        const string Int = """{"type":"integer","minimum":-2147483648,"maximum":2147483647}""";
        Accepts(Int, "2147483647", "-2147483648");
        Refuses(Int, "2147483648", "$: expected an integer from -2147483648 to 2147483647, found 2147483648");
        Refuses(Int, "99999999999999999999999999999999999", "$: expected an integer from -2147483648 to 2147483647, found 99999999999999999999999999999999999");
    }

    [Fact]
    public void Ranges_may_be_open_at_either_end()
    {
        Accepts("""{"type":"number","minimum":0.5}""", "0.5", "1e10");
        Refuses("""{"type":"number","minimum":0.5}""", "0.4999", "$: expected a number of at least 0.5, found 0.4999");
        Refuses("""{"type":"number","maximum":5}""", "6", "$: expected a number of at most 5, found 6");
        Refuses("""{"type":"integer","exclusiveMinimum":0}""", "0", "$: expected an integer greater than 0, found 0");
        Refuses("""{"type":"number","exclusiveMinimum":0,"exclusiveMaximum":1}""", "1.0", "$: expected a number greater than 0 and less than 1, found 1.0");
    }

    [Fact]
    public void Large_bounds_are_exact_where_decimals_are()
    {
        const string UInt64 = """{"type":"integer","minimum":0,"maximum":18446744073709551615}""";
        Accepts(UInt64, "18446744073709551615");
        Assert.Single(Errors(UInt64, "18446744073709551616"));
        Assert.Single(Errors(UInt64, "-1"));
    }

    [Fact]
    public void A_number_that_no_double_holds_is_refused()
        => Refuses("""{"type":"number"}""", "1e400", "$: expected a number within the range of a double, found 1e400");

    [Fact]
    public void Lengths_count_characters_not_bytes_or_code_units()
    {
        const string Two = """{"type":"string","minLength":2,"maxLength":2}""";
        Accepts(Two, "\"ab\"", "\"é€\"", "\"😀😀\"", """ "\ud83d\ude00\u0041" """);
        Refuses(Two, "\"a\"", "$: expected at least 2 characters, found \"a\"");
        Refuses(Two, "\"😀😀😀\"", "$: expected at most 2 characters, found \"😀😀😀\"");
    }

    [Fact]
    public void A_pattern_is_looked_for_in_the_text()
    {
        Accepts("""{"type":"string","pattern":"^[A-Z]\\d+$"}""", "\"A12\"", """ "\u004112" """);
        Refuses("""{"type":"string","pattern":"^[A-Z]\\d+$"}""", "\"12\"", "$: expected text that matches ^[A-Z]\\d+$, found \"12\"");
    }

    [Fact]
    public void A_pattern_that_needs_backtracking_works()
    {
        Accepts("""{"type":"string","pattern":"^(\\w)\\1$"}""", "\"aa\"");
        Assert.Single(Errors("""{"type":"string","pattern":"^(\\w)\\1$"}""", "\"ab\""));
    }

    [Fact]
    public void A_pattern_that_would_backtrack_for_ages_ends_in_an_error()
    {
        var error = Assert.Single(Errors("""{"type":"string","pattern":"^(?=x)(x+x+)+y\\1$"}""", $"\"{new string('x', 60)}\""));
        Assert.StartsWith("$: it takes too long to see whether ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("date-time", "2026-01-31T13:45:00Z", "2026-01-31 13:45")]
    [InlineData("date-time", "2026-01-31T13:45:00.1234567+02:00", "2026-02-31T00:00:00Z")]
    [InlineData("date-time", "0001-01-01T00:00:00", "yesterday")]
    [InlineData("date", "2026-01-31", "2026-02-30")]
    [InlineData("date", "2024-02-29", "2026-01-31T00:00:00")]
    [InlineData("time", "13:45:00", "25:00:00")]
    [InlineData("duration", "1.02:03:04", "PT1H")]
    [InlineData("duration", "-00:00:01.5", "1 hour")]
    [InlineData("uuid", "7f3c5a0e-6d0e-4b43-9f5a-0d7a3c1f2b11", "7f3c5a0e6d0e4b439f5a0d7a3c1f2b11")]
    [InlineData("uri", "https://example.com/a?b#c", "http://:99999999")]
    public void A_format_takes_what_its_type_can_be_read_from(string format, string good, string bad)
    {
        var schema = $$"""{"type":"string","format":"{{format}}"}""";
        Accepts(schema, $"\"{good}\"");
        var error = Assert.Single(Errors(schema, $"\"{bad}\""));
        Assert.StartsWith("$: expected a", error, StringComparison.Ordinal);
        Assert.EndsWith($", found \"{bad}\"", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_of_elements_can_be_limited()
    {
        const string OneOrTwo = """{"type":"array","minItems":1,"maxItems":2}""";
        Accepts(OneOrTwo, "[1]", "[1,[2,3]]");
        Refuses(OneOrTwo, "[]", "$: expected at least 1 item, found 0");
        Refuses(OneOrTwo, "[1,2,3]", "$: expected at most 2 items, found 3");
    }

    [Theory]
    [InlineData("""["a","\u0061"]""", "\"a\" again")]
    [InlineData("[1,2,1.0]", "1.0 again")]
    [InlineData("[0,-0.0]", "-0.0 again")]
    [InlineData("""[{"a":1,"b":2},{"b":2,"a":1}]""", "an object that is there already")]
    public void Unique_elements_are_compared_by_value(string json, string found)
    {
        var error = Assert.Single(Errors("""{"type":"array","uniqueItems":true}""", json));
        Assert.EndsWith($": the items must be different, found {found}", error, StringComparison.Ordinal);
        Accepts("""{"type":"array","uniqueItems":true}""", """["a",1,"1",null,false,[1],[2],{}]""");
    }

    [Fact]
    public void Choices_may_be_of_any_scalar_kind()
    {
        Accepts("""{"enum":["a",1,null,true]}""", "\"a\"", "1", "1.0", "null", "true", "\"\\u0061\"");
        Refuses("""{"enum":["a",1,null,true]}""", "false", "$: expected one of \"a\", 1, null, true, found false");
        Refuses("""{"const":"a"}""", "\"b\"", "$: expected \"a\", found \"b\"");
    }

    [Fact]
    public void Members_beyond_the_named_ones_may_have_a_schema()
    {
        const string Map = """{"type":"object","additionalProperties":{"type":"integer"}}""";
        Accepts(Map, """{"a":1,"b":2}""", "{}");
        Refuses(Map, """{"a":1,"b":"x"}""", "$.b: expected an integer, found \"x\"");
    }

    [Fact]
    public void A_type_with_hundreds_of_members_is_checked_like_any_other()
    {
        var names = Enumerable.Range(0, 700).Select(i => $"\"m{i}\"").ToArray();
        var schema = $$"""{"type":"object","properties":{ {{string.Join(',', names.Select(name => name + ":{\"type\":\"integer\"}"))}} },"required":[{{string.Join(',', names)}}]}""";
        var members = names.Reverse().Select(name => name + ":1").ToArray();
        Accepts(schema, $$"""{ {{string.Join(',', members)}} }""");
        Refuses(schema, $$"""{ {{string.Join(',', members[1..])}},"m7":2}""", "$.m7: given twice", "$.m699: required, but missing");
    }

    [Fact]
    public void A_type_may_contain_itself()
    {
        const string Tree = """{"type":"object","properties":{"value":{"type":"integer"},"children":{"type":"array","items":{"$ref":"#"}}},"required":["value"]}""";
        Accepts(Tree, """{"value":1,"children":[{"value":2,"children":[{"value":3}]}]}""");
        Refuses(Tree, """{"value":1,"children":[{"value":2,"children":[{}]}]}""", "$.children[0].children[0].value: required, but missing");
    }

    [Fact]
    public void The_end_of_a_pattern_is_the_end_of_the_text()
    {
        Assert.Single(Errors("""{"type":"string","pattern":"^a$"}""", """ "a\n" """));
        Accepts("""{"type":"string","pattern":"^a\\$"}""", "\"a$\"", "\"a$b\"");
    }

    [Fact]
    public void Text_may_have_to_match_several_patterns()
    {
        const string Schema = """{"type":"string","pattern":"\\S","allOf":[{"pattern":"^a"},{"pattern":"z$"}]}""";
        Accepts(Schema, "\"az\"");
        Refuses(Schema, "\"ab\"", "$: expected text that matches z$, found \"ab\"");
    }

    [Fact]
    public void Values_can_be_denied()
    {
        Accepts("""{"type":"integer","not":{"enum":[13]}}""", "12");
        Refuses("""{"type":"integer","not":{"enum":[13]}}""", "13", "$: expected anything but 13, found 13");
        Refuses("""{"type":["string","null"],"not":{"enum":["a",null]}}""", "null", "$: expected none of \"a\", null, found null");
    }

    [Fact]
    public void Objects_can_be_limited_in_members()
    {
        const string Schema = """{"type":"object","minProperties":1,"maxProperties":2}""";
        Accepts(Schema, """{"a":1}""", """{"a":1,"b":2}""");
        Refuses(Schema, "{}", "$: expected at least 1 member, found 0");
        Refuses(Schema, """{"a":1,"b":2,"c":3}""", "$: expected at most 2 members, found 3");
    }

    [Theory]
    [InlineData("date", "2026-01-01", "2026-12-31", "2026-01-01", "2025-12-31")]
    [InlineData("time", "09:00:00", "17:00:00", "17:00:00", "17:00:01")]
    [InlineData("date-time", "2026-01-01T00:00:00Z", "2026-12-31T00:00:00Z", "2026-01-01T01:00:00+01:00", "2026-01-01T00:59:59+01:00")]
    [InlineData("date-time", "2026-01-01T00:00:00Z", "2026-12-31T00:00:00Z", "2026-01-01T00:00:00", "2025-12-31T23:59:59")]
    public void Dates_and_times_can_have_a_range(string format, string least, string most, string inside, string outside)
    {
        var schema = $$"""{"type":"string","format":"{{format}}","formatMinimum":"{{least}}","formatMaximum":"{{most}}"}""";
        Accepts(schema, $"\"{inside}\"");
        var error = Assert.Single(Errors(schema, $"\"{outside}\""));
        Assert.EndsWith($"from {least} to {most}, found \"{outside}\"", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ends_of_a_range_of_dates_can_be_outside_of_it()
    {
        const string Schema = """{"type":"string","format":"date","formatExclusiveMinimum":"2026-01-01","formatExclusiveMaximum":"2026-01-03"}""";
        Accepts(Schema, "\"2026-01-02\"");
        Refuses(Schema, "\"2026-01-03\"", "$: expected a date like 2026-01-31 after 2026-01-01 and before 2026-01-03, found \"2026-01-03\"");
    }

    [Fact]
    public void Text_can_be_an_address_or_encoded_bytes()
    {
        Accepts("""{"type":"string","format":"email"}""", "\"ada@example.org\"");
        Refuses("""{"type":"string","format":"email"}""", "\"ada\"", "$: expected an e-mail address, found \"ada\"");
        Accepts("""{"type":"string","contentEncoding":"base64"}""", "\"AQID\"", "\"\"");
        Refuses("""{"type":"string","contentEncoding":"base64"}""", "\"AQI\"", "$: expected base64, found \"AQI\"");
    }
}
