using System.Globalization;
using Codemation.Analyzers.ItemTypes;
using Codemation.Testing.Roslyn.Analyzing;
using static Codemation.Analyzers.Tests.ItemTypes.Docs;

namespace Codemation.Analyzers.Tests.ItemTypes;

public sealed class ContradictionTests
{
    [Theory]
    [InlineData("public sealed record Doc([property: JsonPropertyName(\"Id\")] string A, string [|Id|]);", "its JSON name \"id\" differs from \"Id\" of 'A' in nothing but case")]
    [InlineData("public sealed record Doc(Kind Kind); public enum Kind { Letter, [|letter|] }", "its JSON name \"letter\" differs from \"Letter\" of 'Letter'")]
    [InlineData("public sealed record Doc([Range(10, 1)] int [|A|]);", "no value is in the range from 10 to 1")]
    [InlineData("public sealed record Doc([Range(1, 1, MaximumIsExclusive = true)] int [|A|]);", "no value is in the range from 1 to 1")]
    [InlineData("public sealed record Doc([Range(typeof(DateOnly), \"2026-02-01\", \"2026-01-01\")] DateOnly [|A|]);", "no value is in the range from \"2026-02-01\" to \"2026-01-01\"")]
    [InlineData("public sealed record Doc([StringLength(2, MinimumLength = 3)] string [|A|]);", "at least 3 and at most 2 characters")]
    [InlineData("public sealed record Doc([MinLength(3), MaxLength(2)] int[] [|A|]);", "at least 3 and at most 2 elements")]
    [InlineData("public sealed record Doc([Required, MaxLength(0)] string [|A|]);", "at least 1 and at most 0 characters")]
    [InlineData("public sealed record Doc([Range(1, 10)] int [|A|] = 0);", "its default 0 is outside of its [Range]")]
    [InlineData("public sealed record Doc { [Range(0.5, 10)] public decimal [|A|] { get; init; } = -1m; }", "its default -1 is outside of its [Range]")]
    [InlineData("public sealed record Doc([MaxLength(2)] string [|A|] = \"abc\");", "its default \"abc\" is longer than 2")]
    [InlineData("public sealed record Doc([RegularExpression(\"[0-9]+\")] string [|A|] = \"abc\");", "its default \"abc\" doesn't match ^(?:[0-9]+)$")]
    [InlineData("public sealed record Doc([AllowedValues(\"a\", \"b\")] string [|A|] = \"c\");", "its default \"c\" isn't one of [AllowedValues]")]
    [InlineData("public sealed record Doc([DeniedValues(DayOfWeek.Monday)] DayOfWeek [|A|] = DayOfWeek.Monday);", "its default \"Monday\" is one of [DeniedValues]")]
    [InlineData("public sealed record Doc([Range(1, 10), AllowedValues(1, 20)] int [|A|]);", "[AllowedValues] allows 20, which is outside of its [Range]")]
    [InlineData("public sealed record Doc([Required] string? [|A|]);", "[Required] refuses the null that its type allows")]
    [InlineData("public sealed record Doc([Required] int? [|A|]);", "[Required] refuses the null that its type allows")]
    [InlineData("public sealed record Doc([Required] string [|A|] = \"x\");", "so its default is never used")]
    [InlineData("public sealed record Doc { [Required] public string [|A|] => \"x\"; }", "no constructor and no setter takes it")]
    [InlineData("public sealed class Doc { [SetsRequiredMembers] public Doc() { } public required string [|A|] { get; init; } }", "the constructor with [SetsRequiredMembers] doesn't set it")]
    public async Task A_contradiction_is_reported_at_the_member(string types, string reason)
    {
        var found = await Analysis.VerifyAsync(new ContradictionAnalyzer(), Items(types));

        Assert.Contains(reason, Assert.Single(found).GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public sealed record Doc(string Id, string URL, [property: JsonPropertyName(\"url2\")] string Other);")]
    [InlineData("public sealed record Doc([Range(1, 10)] int A = 5, [Range(1, 1)] int B = 1);")]
    [InlineData("public sealed record Doc([Required] string A, [Required] int B, [StringLength(5, MinimumLength = 5)] string C);")]
    [InlineData("public sealed record Doc([MaxLength(3)] string A = \"abc\", [AllowedValues(\"a\")] string B = \"a\", [Range(1, 2)] int? C = null);")]
    [InlineData("public sealed record Doc { [Range(1, 10)] public int A { get; init; } = 1; [RegularExpression(\"[a-z]*\")] public string B { get; init; } = \"b\"; }")]
    [InlineData("public sealed class Doc { [SetsRequiredMembers] public Doc() { A = \"\"; } public required string A { get; init; } public required string B { get; init; } = \"b\"; }")]
    [InlineData("public sealed class Doc { public Doc() { } public required string A { get; init; } }")]
    [InlineData("#nullable disable\npublic sealed record Doc { [Required] public string A { get; init; } }")]
    public async Task What_can_be_meant_is_fine(string types) => await Analysis.VerifyAsync(new ContradictionAnalyzer(), Items(types));

    [Fact]
    public async Task Types_below_the_items_count_and_each_is_reported_once() =>
        await Analysis.VerifyAsync(
            new ContradictionAnalyzer(),
            Items(
                "public sealed record Doc(List<Box<int>> A, Box<string> B); public sealed record Box<T>(T Value, [Range(2, 1)] int [|Count|]);",
                chain: "start.NoOp(\"a\").Map(\"b\", d => d.B).Map(\"c\", b => new Doc([], b))"));

    [Fact]
    public async Task Types_that_are_no_items_are_left_alone() =>
        await Analysis.VerifyAsync(new ContradictionAnalyzer(), Items("public sealed record Doc(int A); public sealed record Other([Range(2, 1)] int A);"));
}
