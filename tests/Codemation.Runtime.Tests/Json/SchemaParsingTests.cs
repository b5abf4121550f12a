using System.Text;
using Codemation.Runtime.Json;

namespace Codemation.Runtime.Tests.Json;

public class SchemaParsingTests
{
    [Theory]
    [InlineData("""{"type":"string","maxLenght":3}""", "at #, the keyword \"maxLenght\" isn't supported")]
    [InlineData("""{"properties":{"a":{"oneOf":[]}}}""", "at #/properties/a, the keyword \"oneOf\" isn't supported")]
    [InlineData("""{"type":"text"}""", "at #, there is no type \"text\"")]
    [InlineData("""{"type":"string","format":"hostname"}""", "the format \"hostname\" isn't supported")]
    [InlineData("""{"type":"string","contentEncoding":"base32"}""", "the encoding base32 isn't supported")]
    [InlineData("""{"not":{"type":"string"}}""", "\"not\" may hold an \"enum\" and nothing else")]
    [InlineData("""{"allOf":[{"type":"string"}]}""", "each part of \"allOf\" may hold a \"pattern\" and nothing else")]
    [InlineData("""{"type":"string","format":"uuid","formatMinimum":"a"}""", "needs a \"format\" whose values have an order")]
    [InlineData("""{"type":"string","format":"date","formatMinimum":"a"}""", "\"formatMinimum\" must be a date like 2026-01-31")]
    [InlineData("""{"type":"string","pattern":"("}""", "isn't a regular expression")]
    [InlineData("""{"items":{"$ref":"#/$defs/x"}}""", "at #/items, there is no \"#/$defs/x\"")]
    [InlineData("""{"items":{"$ref":"other.json"}}""", "can't be referred to")]
    [InlineData("""{"$ref":"#"}""", "refers to itself without")]
    [InlineData("""{"anyOf":[{"type":"null"},{"$ref":"#"}]}""", "refers to itself without")]
    [InlineData("""{"anyOf":[{"type":"object"},{"type":"object"}]}""", "no constant member tells them apart")]
    [InlineData("""{"anyOf":[{"type":"array"},{"type":["array","null"]}]}""", "several alternatives take arrays")]
    [InlineData("""{"minLength":-1}""", "must be a count")]
    [InlineData("""{"minimum":1,"exclusiveMinimum":1}""", "exclude each other")]
    [InlineData("""{"type":"string"}}""", "isn't JSON")]
    public void A_schema_that_cannot_be_checked_is_refused(string schema, string reason)
    {
        var error = Assert.Throws<FormatException>(() => JsonSchema.Parse(Encoding.UTF8.GetBytes(schema)));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Annotations_are_passed_over()
        => SchemaAssert.Accepts(
            """{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"T","description":"D","default":1,"examples":[1],"type":"integer"}""", "1");

    [Fact]
    public void Definition_names_may_be_escaped()
        => SchemaAssert.Refuses("""{"items":{"$ref":"#/$defs/List%3Ca~1b~0%3E"},"$defs":{"List<a/b~>":{"type":"integer"}}}""", "[null]", "$[0]: expected an integer, found null");

    [Fact]
    public void Checking_a_right_value_allocates_nothing()
    {
        var schema = JsonSchema.Parse("""
            {"type":"object","properties":{"id":{"type":"string","pattern":"^[a-z]+$"},"n":{"type":"integer","maximum":9},"k":{"enum":["a","b"]},
            "in":{"anyOf":[{"type":"null"},{"$ref":"#"}]},"tags":{"type":"array","items":{"type":"string","format":"uuid"}}},"additionalProperties":false}
            """u8.ToArray());
        var json = """{"id":"abc","n":3,"k":"b","in":{"id":"d","in":null},"tags":["7f3c5a0e-6d0e-4b43-9f5a-0d7a3c1f2b11"]}"""u8.ToArray();
        var walk = new SchemaWalk(null);
        Assert.True(Check());
        Assert.True(Check());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var accepted = Check();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(accepted);
        Assert.Equal(0, allocated);

        bool Check()
        {
            var reader = new System.Text.Json.Utf8JsonReader(json);
            return schema.Accepts(walk, ref reader);
        }
    }
}
