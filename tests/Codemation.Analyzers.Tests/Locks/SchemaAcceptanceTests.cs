using Codemation.Locks;

namespace Codemation.Analyzers.Tests.Locks;

public sealed class SchemaAcceptanceTests
{
    [Theory]
    [InlineData("""{"type":"integer"}""", """{"type":"number"}""")]
    [InlineData("""{"type":"string"}""", """{"type":["string","null"]}""")]
    [InlineData("""{"enum":["A"]}""", """{"enum":["A","B"]}""")]
    [InlineData("""{"enum":["A"]}""", """{"type":"string"}""")]
    [InlineData("""{"type":"integer","minimum":1,"maximum":5}""", """{"type":"integer","minimum":0,"maximum":9}""")]
    [InlineData("""{"type":"string","maxLength":3,"pattern":"a"}""", """{"type":"string","pattern":"a"}""")]
    [InlineData("""{"type":"string","title":"Old"}""", """{"title":"New","type":"string"}""")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}""", """{"type":"object","properties":{"a":{"type":"string"}}}""")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}}}""", """{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}}}""")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}}}""", """{"type":"object","properties":{}}""")]
    [InlineData("""{"type":"array","items":{"type":"integer"}}""", """{"type":"array","items":{"type":["integer","null"]}}""")]
    [InlineData("""{"type":"string"}""", """{"anyOf":[{"type":"integer"},{"type":"string"}]}""")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"null"}]}""", """{"type":["string","null"]}""")]
    [InlineData("""{"type":"object","additionalProperties":{"type":"integer"}}""", """{"type":"object","additionalProperties":{"type":"number"}}""")]
    [InlineData("""{"$ref":"#/$defs/A","$defs":{"A":{"type":"string"}}}""", """{"type":"string"}""")]
    [InlineData("""{"type":"string"}""", "{}")]
    public void A_schema_accepts_what_a_narrower_one_allowed(string before, string now) => Assert.Null(SchemaAcceptance.Refusal(before, now));

    [Theory]
    [InlineData("""{"type":"number"}""", """{"type":"integer"}""", "$ was number, and is integer now")]
    [InlineData("""{"type":["string","null"]}""", """{"type":"string"}""", "$ was string or null, and is string now")]
    [InlineData("""{"enum":["A","B"]}""", """{"enum":["A"]}""", "$ doesn't take \"B\" any more")]
    [InlineData("""{"type":"string"}""", """{"enum":["A"]}""", "$ takes only \"A\" now")]
    [InlineData("""{"type":"integer"}""", """{"type":"integer","minimum":0}""", "$ is checked more strictly now (minimum 0)")]
    [InlineData("""{"type":"integer","maximum":9}""", """{"type":"integer","maximum":5}""", "$ is checked more strictly now (maximum 5)")]
    [InlineData("""{"type":"string"}""", """{"type":"string","format":"uuid"}""", "$ is checked more strictly now (format \"uuid\")")]
    [InlineData("""{"type":"object","properties":{}}""", """{"type":"object","properties":{"a":{}},"required":["a"]}""", "$.a is required now")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"object","properties":{"b":{"type":"string"}}}}}""", """{"type":"object","properties":{"a":{"type":"object","properties":{"b":{"type":"integer"}}}}}""", "$.a.b was string, and is integer now")]
    [InlineData("""{"type":"object","properties":{"a":{}}}""", """{"type":"object","properties":{},"additionalProperties":false}""", "$.a is not accepted any more")]
    [InlineData("""{"type":"array","items":{"type":"number"}}""", """{"type":"array","items":{"type":"integer"}}""", "$[*] was number, and is integer now")]
    [InlineData("""{"anyOf":[{"type":"integer"},{"type":"string"}]}""", """{"type":"string"}""", "$ was integer, and is string now")]
    [InlineData("{}", """{"type":"string"}""", "$ took anything, and takes string now")]
    public void A_schema_that_may_refuse_says_where_and_why(string before, string now, string reason) =>
        Assert.Equal(reason, SchemaAcceptance.Refusal(before, now));

    [Fact]
    public void Types_that_hold_themselves_are_compared_to_the_end()
    {
        const string Before = """{"$ref":"#/$defs/Node","$defs":{"Node":{"type":"object","properties":{"next":{"$ref":"#/$defs/Node"},"value":{"type":"integer"}}}}}""";
        const string Wider = """{"$ref":"#/$defs/Node","$defs":{"Node":{"type":"object","properties":{"next":{"$ref":"#/$defs/Node"},"value":{"type":"number"}}}}}""";

        Assert.Null(SchemaAcceptance.Refusal(Before, Wider));
        Assert.Equal("$.value was number, and is integer now", SchemaAcceptance.Refusal(Wider, Before));
    }
}
