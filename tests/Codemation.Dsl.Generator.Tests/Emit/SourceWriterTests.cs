using Codemation.Dsl.Generator.Emit;

namespace Codemation.Dsl.Generator.Tests.Emit;

public class SourceWriterTests
{
    private readonly SourceWriter writer = new();

    [Fact]
    public void Scopes_indent_what_is_written_in_them()
    {
        using (writer.Block("class A"))
        {
            using (writer.Block("int[] Values => new[]", "};"))
            {
                writer.Line("1,");
            }

            writer.Line();
            writer.Line("int x;");
        }

        Assert.Equal("class A\n{\n    int[] Values => new[]\n    {\n        1,\n    };\n\n    int x;\n}\n", writer.ToString());
    }

    [Fact]
    public void A_template_of_several_lines_is_indented_as_a_whole_and_empty_lines_stay_empty()
    {
        using (writer.Indent())
        {
            writer.Line("void M()\r\n{\n\n}");
        }

        Assert.Equal("    void M()\n    {\n\n    }\n", writer.ToString());
    }

    [Theory]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("line\nend", "\"line\\nend\"")]
    [InlineData("{0}", "\"{0}\"")]
    public void Strings_become_literals_that_can_not_break_out(string value, string expected)
    {
        Assert.Equal(expected, SourceWriter.Literal(value));
    }

    [Fact]
    public void A_string_that_is_missing_becomes_null()
    {
        Assert.Equal("null", SourceWriter.LiteralOrNull(null));
        Assert.Equal("\"x\"", SourceWriter.LiteralOrNull("x"));
    }

    [Fact]
    public void Source_text_is_utf8()
    {
        Assert.Equal("utf-8", writer.Line("x").ToSourceText().Encoding?.WebName);
    }
}
