using System.Buffers;
using System.Text;
using Codemation.Runtime.Json;

namespace Codemation.Runtime.Tests.Json;

public class JsonTextTests
{
    [Fact]
    public void Text_stays_readable()
        => Assert.Equal("""{"product":"Käse <&> 'x' + \"y\"","quantity":1}""", Text(new Line("Käse <&> 'x' + \"y\"", 1)));

    [Fact]
    public void What_could_drive_a_terminal_is_escaped()
    {
        var written = Text(new Line("\u001b[2J\u009b1m\0", 1));
        Assert.DoesNotContain(written, char.IsControl);
        Assert.StartsWith("""{"product":"\u001B[2J\u009B1m\u0000""", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_are_written_one_value_each_and_can_be_read_again()
    {
        var output = new ArrayBufferWriter<byte>();
        JsonText.WriteLines(output, [new Line("a\nb", 1), new Line("c", 2)], ReaderInput.TypeInfo<Line>());
        Assert.Equal("{\"product\":\"a\\nb\",\"quantity\":1}\n{\"product\":\"c\",\"quantity\":2}\n", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void Indented_text_has_the_same_line_ends_everywhere()
        => Assert.Equal("{\n  \"product\": \"a\",\n  \"quantity\": 1\n}", Text(new Line("a", 1), indented: true));

    private static string Text(Line line, bool indented = false)
        => Encoding.UTF8.GetString(JsonText.ToUtf8(line, ReaderInput.TypeInfo<Line>(), indented));
}
