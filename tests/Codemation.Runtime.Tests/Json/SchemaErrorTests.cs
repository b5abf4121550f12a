using static Codemation.Runtime.Tests.Json.SchemaAssert;

namespace Codemation.Runtime.Tests.Json;

public class SchemaErrorTests
{
    private const string Orders = """
        {
          "type": "array",
          "items": { "$ref": "#/$defs/Order" },
          "$defs": {
            "Order": {
              "type": "object",
              "properties": {
                "id": { "type": "string" },
                "country": { "type": "string", "enum": ["NL", "DE", "Other"] },
                "total": { "type": ["number", "null"] },
                "lines": { "type": "array", "items": {
                  "type": "object",
                  "properties": { "quantity": { "type": "integer", "minimum": -2147483648, "maximum": 2147483647 } },
                  "required": ["quantity"] } }
              },
              "required": ["id"],
              "additionalProperties": false
            }
          }
        }
        """;

    [Fact]
    public void A_value_of_another_kind_is_named_with_its_place()
        => Refuses(Orders, """[{"id":"a"},{"id":"b","lines":[{"quantity":"two"}]}]""",
            "$[1].lines[0].quantity: expected an integer, found \"two\"");

    [Fact]
    public void Null_is_a_value_of_another_kind()
        => Refuses(Orders, """[{"id":null}]""", "$[0].id: expected a string, found null");

    [Fact]
    public void A_kind_that_may_be_null_says_so()
        => Refuses(Orders, """[{"id":"a","total":"much"}]""", "$[0].total: expected a number or null, found \"much\"");

    [Fact]
    public void A_missing_member_is_named()
        => Refuses(Orders, "[{}]", "$[0].id: required, but missing");

    [Fact]
    public void A_choice_lists_what_is_possible()
        => Refuses(Orders, """[{"id":"a","country":"BE"}]""", "$[0].country: expected one of \"NL\", \"DE\", \"Other\", found \"BE\"");

    [Fact]
    public void An_unknown_member_comes_with_the_name_that_was_probably_meant()
        => Refuses(Orders, """[{"id":"a","totl":2}]""", "$[0].totl: not a known member (did you mean \"total\"?)");

    [Fact]
    public void An_unknown_member_that_resembles_nothing_comes_without_advice()
        => Refuses(Orders, """[{"id":"a","colour":"red"}]""", "$[0].colour: not a known member");

    [Fact]
    public void A_member_given_twice_is_refused()
        => Refuses(Orders, """[{"id":"a","id":"b"}]""", "$[0].id: given twice");

    [Fact]
    public void A_member_given_twice_in_different_spellings_is_refused()
        => Refuses(Orders, """[{"id":"a","\u0069d":"b"}]""", "$[0].id: given twice");

    [Fact]
    public void A_member_given_twice_in_a_free_form_value_is_refused()
        => Refuses("true", """{"a":[{"b":1,"c":{},"b":2}]}""", "$.a[0].b: given twice");

    [Fact]
    public void Objects_and_arrays_are_found_by_their_kind_only()
        => Refuses(Orders, """[{"id":{"x":1},"lines":3},[1,2]]""",
            "$[0].id: expected a string, found an object",
            "$[0].lines: expected an array, found 3",
            "$[1]: expected an object, found an array");

    [Fact]
    public void Everything_that_is_wrong_is_reported_not_only_the_first()
        => Refuses(Orders, """[{"lines":[{"quantity":1.5},{}],"x":1}]""",
            "$[0].lines[0].quantity: expected an integer, found 1.5",
            "$[0].lines[1].quantity: required, but missing",
            "$[0].x: not a known member",
            "$[0].id: required, but missing");

    [Fact]
    public void No_more_than_twenty_errors_are_collected()
        => Assert.Equal(20, Errors(Orders, $"[{string.Join(',', Enumerable.Repeat("{}", 50))}]").Length);

    [Fact]
    public void Names_that_are_no_identifiers_are_quoted_in_paths()
        => Refuses("""{"additionalProperties":{"type":"object","additionalProperties":{"type":"integer"}}}""",
            """{"odd name":{"a\"b":true},"größe_2":{"":true}}""",
            """$["odd name"]["a\"b"]: expected an integer, found true""",
            """$.größe_2[""]: expected an integer, found true""");

    [Fact]
    public void Long_values_are_cut()
    {
        var error = Assert.Single(Errors("""{"type":"integer"}""", $"\"{new string('x', 500)}\""));
        Assert.Equal($"$: expected an integer, found \"{new string('x', 60)}…\"", error);
    }

    [Fact]
    public void A_cut_value_is_not_cut_inside_a_character()
    {
        var error = Assert.Single(Errors("""{"type":"integer"}""", $"\"{new string('x', 59)}😀😀\""));
        Assert.EndsWith("x…\"", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Malformed_text_is_an_error_like_any_other()
    {
        var error = Assert.Single(Runtime.Json.JsonSchema.Parse("true"u8.ToArray()).Validate("{\n\"a\": nope}"u8));
        Assert.StartsWith("$: malformed JSON at line 2, byte 7: ", error.ToString(), StringComparison.Ordinal);
    }
}
