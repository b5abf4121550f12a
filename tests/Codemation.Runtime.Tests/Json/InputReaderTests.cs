using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Codemation.Runtime.Json;
using static Codemation.Runtime.Tests.Json.ReaderInput;

namespace Codemation.Runtime.Tests.Json;

public class InputReaderTests
{
    [Fact]
    public async Task A_single_value_is_one_item()
    {
        var order = Assert.Single(await ReadAsync($"\n {OrderText("a", 3)} \n"));
        Assert.Equal(("a", 12.50m, "Käse", 3), (order.Id, order.Total, order.Lines[0].Product, order.Lines[0].Quantity));
    }

    [Fact]
    public async Task The_elements_of_an_array_are_the_items()
        => Assert.Equal(["a", "b"], (await ReadAsync($"[{OrderText("a")}, {OrderText("b")}\n]")).Select(order => order.Id));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n\r\n")]
    [InlineData("")]
    public async Task Values_that_follow_each_other_are_items(string between)
        => Assert.Equal(["a", "b", "c"], (await ReadAsync(string.Join(between, OrderText("a"), OrderText("b"), OrderText("c")))).Select(order => order.Id));

    [Fact]
    public async Task An_empty_array_is_no_item() => Assert.Empty(await ReadAsync(" [ ] "));

    [Fact]
    public async Task A_byte_order_mark_is_passed_over()
        => Assert.Single(await ReadAsync([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes($"[{OrderText("a")}]")]));

    [Fact]
    public async Task Where_a_stream_is_cut_into_pieces_makes_no_difference()
    {
        var texts = Enumerable.Range(0, 2000).Select(i => OrderText($"é{i}", i)).ToArray();
        foreach (var chunk in (int[])[1, 7, 4096])
        {
            var fromArray = await ReadAsync(Encoding.UTF8.GetBytes($"[{string.Join(",\n", texts)}]"), chunk: chunk);
            var fromLines = await ReadAsync(Encoding.UTF8.GetBytes(string.Join('\n', texts)), chunk: chunk);
            Assert.Equal(Enumerable.Range(0, 2000).Select(i => ($"é{i}", i)), fromArray.Select(order => (order.Id, order.Lines[0].Quantity)));
            Assert.Equal(fromArray.Select(order => order.Id), fromLines.Select(order => order.Id));
        }
    }

    [Fact]
    public async Task Scalars_can_be_items_too()
    {
        using var stream = new MemoryStream("[1, 2,3]"u8.ToArray());
        using var lines = new MemoryStream("1\n2\n3"u8.ToArray());
        var schema = JsonSchema.Parse("""{"type":"integer"}"""u8.ToArray());
        Assert.Equal((int[])[1, 2, 3], await InputReader.ReadAsync(stream, TypeInfo<int>(), schema, InputLimits.Default, default));
        Assert.Equal((int[])[1, 2, 3], await InputReader.ReadAsync(lines, TypeInfo<int>(), schema, InputLimits.Default, default));
    }

    [Fact]
    public async Task An_error_in_an_array_names_the_element()
        => Assert.Equal(
            ["$[1].lines[0].quantity: expected an integer, found \"two\"", "$[3].id: required, but missing"],
            await ErrorsAsync($$"""[{{OrderText("a")}},{"id":"b","total":1,"lines":[{"product":"x","quantity":"two"}]},{{OrderText("c")}},{"total":1,"lines":[]}]"""));

    [Fact]
    public async Task An_error_in_a_line_names_the_line_from_zero()
        => Assert.Equal(["$[0].id: expected a string, found 1", "$[1].id: expected a string, found 2"],
            await ErrorsAsync("{\"id\":1,\"total\":1,\"lines\":[]}\n{\"id\":2,\"total\":1,\"lines\":[]}\n"));

    [Fact]
    public async Task An_error_in_a_single_value_has_no_index()
        => Assert.Equal(["$.id: expected a string, found 1"], await ErrorsAsync("""{"id":1,"total":1,"lines":[]}"""));

    [Fact]
    public async Task Reading_stops_after_the_allowed_number_of_errors()
    {
        var errors = await ErrorsAsync($"[{string.Join(',', Enumerable.Repeat("1", 1000))}]");
        Assert.Equal(20, errors.Length);
        Assert.Equal("$[19]: expected an object, found 1", errors[^1]);
    }

    [Fact]
    public async Task The_message_shows_the_first_errors()
    {
        var error = await Assert.ThrowsAsync<InputException>(() => ReadAsync("[1,2,3,4,5,6,7]"));
        Assert.Equal(6, error.Message.Split('\n').Length);
        Assert.StartsWith("$[0]: expected an object, found 1\n", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("\n… and 2 more", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[\n{\"id\":\"a\", nope}]", "$[0]: malformed JSON at line 2, byte 12: ")]
    [InlineData("{\"id\":\n  tru}", "$: malformed JSON at line 2, byte 6: ")]
    [InlineData("[1 2]", "$: malformed JSON at line 1, byte 4: expected a comma or the end of the array")]
    [InlineData("[]\n[]", "$: malformed JSON at line 2, byte 1: nothing may follow the array of items")]
    [InlineData("[", "$: malformed JSON at line 1, byte 2: the input ends before the array of items does")]
    [InlineData("[{\"id\":\"a\"", "$[0]: malformed JSON at line 1, byte 11: ")]
    [InlineData("[1,]", "$[1]: malformed JSON at line 1, byte 4: ")]
    [InlineData("", "$: the input is empty: expected a JSON value, an array of items or JSON lines")]
    [InlineData("NaN", "$: malformed JSON at line 1, byte 1: ")]
    public async Task Malformed_input_names_line_and_byte(string json, string expected)
        => Assert.StartsWith(expected, (await ErrorsAsync(json))[^1], StringComparison.Ordinal);

    [Fact]
    public async Task The_position_is_that_in_the_whole_input()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 5000).Select(i => OrderText($"{i}")));
        var errors = await ErrorsAsync($"{lines}\n{{\"id\" 1}}");
        Assert.StartsWith("$[5000]: malformed JSON at line 5001, byte 7: ", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_over_the_limit_is_named_with_its_size()
    {
        var large = OrderText(new string('x', 3000));
        var errors = await ErrorsAsync($"[{OrderText("a")},{large},{OrderText("b")},7]", new InputLimits(MaxItemBytes: 1000));
        Assert.Equal(
            [$"$[1]: the item is {Encoding.UTF8.GetByteCount(large).ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} bytes of JSON, more than the 1,000 allowed: attach large data as a binary instead",
             "$[3]: expected an object, found 7"],
            errors);
    }

    [Fact]
    public async Task An_item_far_over_the_limit_is_measured_without_being_kept()
    {
        var bytes = new byte[50 * 1024 * 1024];
        Array.Fill(bytes, (byte)'x');
        bytes[0] = (byte)'[';
        bytes[1] = bytes[^2] = (byte)'"';
        bytes[^1] = (byte)']';
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = await Assert.ThrowsAsync<InputException>(() => ReadAsync(bytes));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 8 * 1024 * 1024);
        Assert.Equal("$[0]: the item is 52,428,798 bytes of JSON, more than the 1,048,576 allowed: attach large data as a binary instead", error.Message);
    }

    [Fact]
    public async Task An_item_of_exactly_the_limit_is_taken()
    {
        var text = OrderText("a");
        var size = Encoding.UTF8.GetByteCount(text);
        Assert.Single(await ReadAsync(text, new InputLimits(MaxItemBytes: size)));
        Assert.Single(await ErrorsAsync(text, new InputLimits(MaxItemBytes: size - 1)));
    }

    [Fact]
    public async Task More_items_than_allowed_are_refused()
        => Assert.Equal(["$: more than 2 items: split the input into several runs"],
            await ErrorsAsync($"[{OrderText("a")},{OrderText("b")},{OrderText("c")}]", new InputLimits(MaxItems: 2)));

    [Fact]
    public async Task What_a_type_refuses_after_the_schema_passed_is_an_input_error()
    {
        using var converter = new MemoryStream("""[{"percent":5},{"percent":500}]"""u8.ToArray());
        var error = await Assert.ThrowsAsync<InputException>(
            () => InputReader.ReadAsync(converter, TypeInfo<Share>(), JsonSchema.Parse("true"u8.ToArray()), InputLimits.Default, default).AsTask());
        Assert.Equal("$[1]: A share is at most 100 percent.", error.Message);
        Assert.IsType<FormatException>(error.InnerException);
    }

    [Fact]
    public async Task What_cannot_be_converted_after_the_schema_passed_names_the_member()
    {
        using var stream = new MemoryStream("""[{"percent":"x"}]"""u8.ToArray());
        var error = await Assert.ThrowsAsync<InputException>(
            () => InputReader.ReadAsync(stream, TypeInfo<Share>(), JsonSchema.Parse("true"u8.ToArray()), InputLimits.Default, default).AsTask());
        Assert.Equal("$[0].percent", Assert.Single(error.Errors).Path);
    }

    [Fact]
    public async Task Reading_can_be_cancelled()
    {
        using var stream = new MemoryStream("[1]"u8.ToArray());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => InputReader.ReadAsync(stream, TypeInfo<Order>(), OrderSchema, InputLimits.Default, new CancellationToken(canceled: true)).AsTask());
    }

    internal sealed record Share
    {
        [JsonConstructor]
        public Share(int percent)
            => Percent = percent <= 100 ? percent : throw new FormatException("A share is at most 100 percent.");

        public int Percent { get; }
    }
}
