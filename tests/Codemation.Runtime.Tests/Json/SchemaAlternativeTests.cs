using static Codemation.Runtime.Tests.Json.SchemaAssert;

namespace Codemation.Runtime.Tests.Json;

public class SchemaAlternativeTests
{
    private const string Shape = """
        {
          "anyOf": [ { "$ref": "#/$defs/Circle" }, { "$ref": "#/$defs/Group" }, { "type": "null" } ],
          "$defs": {
            "Circle": { "type": "object", "properties": { "$type": { "const": "circle" }, "radius": { "type": "number" } },
                        "required": ["$type", "radius"], "additionalProperties": false },
            "Group": { "type": "object", "properties": { "$type": { "const": "group" }, "parts": { "type": "array", "items": { "$ref": "#" } } },
                       "required": ["$type", "parts"], "additionalProperties": false }
          }
        }
        """;

    [Fact]
    public void The_discriminator_decides_wherever_it_stands()
        => Accepts(Shape, "null", """{"$type":"circle","radius":1}""", """{"parts":[{"radius":2,"$type":"circle"},null],"$type":"group"}""");

    [Fact]
    public void The_error_is_that_of_the_branch_that_was_meant()
        => Refuses(Shape, """{"$type":"group","parts":[{"$type":"circle","radius":"big"}]}""", "$.parts[0].radius: expected a number, found \"big\"");

    [Fact]
    public void An_unknown_discriminator_lists_the_known_ones()
        => Refuses(Shape, """{"$type":"square","radius":1}""", """$["$type"]: expected one of "circle", "group", found "square" """.TrimEnd());

    [Fact]
    public void A_missing_discriminator_is_named()
        => Refuses(Shape, """{"radius":1}""", """$["$type"]: required, but missing""");

    [Fact]
    public void A_value_that_no_branch_takes_is_told_what_they_take()
        => Refuses(Shape, "3", "$: expected an object or null, found 3");

    [Fact]
    public void One_branch_may_do_without_the_discriminator()
    {
        const string Schema = """
            {"anyOf":[{"type":"object","properties":{"name":{"type":"string"}},"additionalProperties":false},
                      {"type":"object","properties":{"$type":{"const":"loud"},"volume":{"type":"integer"}},"required":["$type"],"additionalProperties":false}]}
            """;
        Accepts(Schema, """{"name":"a"}""", """{"$type":"loud","volume":3}""");
        Refuses(Schema, """{"volume":3}""", "$.volume: not a known member");
    }

    [Fact]
    public void What_stands_beside_the_branches_holds_too()
    {
        const string Schema = """
            {"type":"object","required":["$type","id"],"properties":{"id":{"type":"integer"}},
             "anyOf":[{"properties":{"$type":{"const":"a"},"x":{"type":"string"}}},{"properties":{"$type":{"const":"b"}}}]}
            """;
        Accepts(Schema, """{"$type":"a","id":1,"x":"y"}""", """{"id":1,"$type":"b"}""");
        Refuses(Schema, "1", "$: expected an object, found 1");
        Refuses(Schema, """{"$type":"a","id":"1"}""", "$.id: expected an integer, found \"1\"");
        Refuses(Schema, """{"$type":"a","id":1,"x":2}""", "$.x: expected a string, found 2");
    }

    [Fact]
    public void Scalars_may_have_several_branches()
    {
        const string Schema = """{"anyOf":[{"type":"string","format":"date"},{"type":"string","format":"uuid"},{"type":"integer"}]}""";
        Accepts(Schema, "\"2026-01-31\"", "\"7f3c5a0e-6d0e-4b43-9f5a-0d7a3c1f2b11\"", "4");
        Refuses(Schema, "\"x\"", "$: expected a date like 2026-01-31, found \"x\"");
        Refuses(Schema, "true", "$: expected an integer or a string, found true");
    }
}
