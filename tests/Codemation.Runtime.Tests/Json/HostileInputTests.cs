using System.Text;
using System.Text.Json;
using static Codemation.Runtime.Tests.Json.ReaderInput;

namespace Codemation.Runtime.Tests.Json;

public class HostileInputTests
{
    [Theory]
    [InlineData("half of a surrogate pair", """{"id":"\ud83d","total":1,"lines":[]}""", "$.id: the text isn't valid Unicode")]
    [InlineData("halves in the wrong order", """{"id":"\ude00\ud83d","total":1,"lines":[]}""", "$.id: the text isn't valid Unicode")]
    [InlineData("half a pair where anything goes", """{"id":"a","total":1,"lines":[],"extra":["\ud83dx"]}""", "$.extra[0]: the text isn't valid Unicode")]
    [InlineData("half a pair in a name", """{"id":"a","total":1,"lines":[],"extra":{"\ud83d":1}}""", "$.extra: a member name isn't valid Unicode")]
    [InlineData("half a pair beside known names", """{"\udead":1,"id":"a","total":1,"lines":[]}""", "$: a member name isn't valid Unicode")]
    [InlineData("a NUL", "{\"id\":\"a\0\",\"total\":1,\"lines\":[]}", "$: malformed JSON at line 1, byte 9: ")]
    [InlineData("a number no type holds", """{"id":"a","total":1e999999999,"lines":[]}""", "$.total: expected a number within the range of a double, found 1e999999999")]
    [InlineData("a number of no type's precision", """{"id":"a","total":1e200,"lines":[]}""", "$.total: ")]
    public async Task Text_that_no_program_should_store_is_refused(string what, string json, string expected)
    {
        var errors = await ErrorsAsync(json);
        Assert.True(errors[0].StartsWith(expected, StringComparison.Ordinal), $"{what}: {errors[0]}");
    }

    [Theory]
    [InlineData(0xC0, 0x80)]
    [InlineData(0xED, 0xA0)]
    [InlineData(0xFF, 0xFE)]
    [InlineData(0xC3, 0x22)]
    public async Task Bytes_that_are_not_utf8_are_refused(byte first, byte second)
    {
        byte[] json = [.. "{\"id\":\""u8, first, second, .. "\",\"total\":1,\"lines\":[]}"u8];
        await Assert.ThrowsAsync<InputException>(() => ReadAsync(json));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    public async Task Deep_nesting_is_an_error_not_a_crash(string opening)
    {
        var errors = await ErrorsAsync($$"""{"id":"a","total":1,"lines":[],"extra":{{string.Concat(Enumerable.Repeat(opening, 10_000))}}""");
        Assert.Contains("depth of 64", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_thousand_names_are_told_apart_in_no_time()
    {
        var names = string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"{i:x}\":0"));
        var order = Assert.Single(await ReadAsync($$"""{"id":"a","total":1,"lines":[],"extra":{ {{names}} } }"""));
        Assert.Equal(100_000, order.Extra!.Value.EnumerateObject().Count());
    }

    [Fact]
    public async Task Ten_thousand_mutants_are_read_or_refused_and_what_is_read_is_json()
    {
        var random = new Random(20260131);
        byte[][] seeds =
        [
            Encoding.UTF8.GetBytes($"[{OrderText("a")},{OrderText("b", 2)}]"),
            Encoding.UTF8.GetBytes($"{OrderText("a")}\n{OrderText("b", 2)}\n"),
            """{"id":"\ud83d\ude00é","total":1.5e2,"lines":[],"due":"2026-01-31","extra":{"a":[null,true,"\\\"\u0041"],"b":{}}}"""u8.ToArray(),
        ];
        var (taken, refused) = (0, 0);
        for (var round = 0; round < 10_000; round++)
        {
            var mutant = Mutate(seeds[random.Next(seeds.Length)], random);
            try
            {
                var orders = await ReadAsync(mutant, chunk: random.Next(1, 64));
                Assert.NotNull(JsonSerializer.Serialize(orders, TypeInfo<Order[]>()));
                taken++;
            }
            catch (InputException error)
            {
                Assert.NotEmpty(error.Errors);
                Assert.All(error.Errors, one => Assert.StartsWith("$", one.Path, StringComparison.Ordinal));
                refused++;
            }
        }

        Assert.True(taken > 300 && refused > 5000, $"{taken} taken, {refused} refused: the mutations are too wild or too tame");
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var change = random.Next(1, 3); change > 0; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.Insert(at, (byte)"{}[]\",:\\u0 -.eE\n\0"[random.Next(17)]);
                    break;
                case 3:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 4:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)));
                    break;
                default:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
            }

            if (bytes.Count == 0)
            {
                bytes.Add((byte)' ');
            }
        }

        return [.. bytes];
    }
}
