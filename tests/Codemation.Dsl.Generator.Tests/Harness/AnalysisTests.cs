using Codemation.Testing.Roslyn;
using Codemation.Testing.Roslyn.Analyzing;
using Codemation.Testing.Roslyn.Compiling;
using Codemation.Testing.Roslyn.Fixing;

namespace Codemation.Dsl.Generator.Tests.Harness;

public class AnalysisTests
{
    private readonly ShortNameAnalyzer analyzer = new();
    private readonly LongerNameFix fix = new();

    [Fact]
    public async Task Marked_diagnostics_pass_and_are_returned_in_source_order()
    {
        var found = await Analysis.VerifyAsync(analyzer, "class [|A|]; class Long; class {|TST001:B|};");

        Assert.Equal(["'A' is short", "'B' is short"], found.Select(diagnostic => diagnostic.GetMessage()));
    }

    [Theory]
    [InlineData("class A;", "found, not expected: TST001 at User.cs(1,7) \"A\"")]
    [InlineData("class [|Long|];", "expected, not found: TST001 at User.cs(1,7) \"Long\"")]
    [InlineData("[|class A|];", "expected, not found: TST001 at User.cs(1,1) \"class A\"")]
    [InlineData("class {|TST002:A|};", "expected, not found: TST002")]
    [InlineData("class [|[|A|]|];", "expected, not found: TST001 at User.cs(1,7) \"A\"")]
    [InlineData("class Long : Missing;", "found, not expected: CS0246")]
    [InlineData("class Crash;", "it broke")]
    [InlineData("class [|A;", "not closed")]
    [InlineData("class [|A|};", "closes no mark")]
    public async Task What_differs_from_the_marks_fails(string code, string message)
    {
        var failure = await Assert.ThrowsAsync<CheckFailedException>(() => Analysis.VerifyAsync(analyzer, code));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compiler_error_can_be_marked_too()
    {
        await Analysis.VerifyAsync(analyzer, "class Long : {|CS0246:Missing|};");
    }

    [Fact]
    public async Task Marks_belong_to_their_file()
    {
        await Analysis.VerifyAsync(analyzer, UserCode.FromFiles(("1.cs", "class Long;"), ("2.cs", "class [|A|];")));
    }

    [Fact]
    public async Task Analyzers_see_what_generators_add()
    {
        var code = UserCode.FromString("[Obsolete] class [|A|] : Made;") with
        {
            Generators = [SampleGenerator.WithNames(_ => "class Made;")],
        };

        await Analysis.VerifyAsync(analyzer, code);
        await CodeFixing.VerifyAsync(analyzer, fix, code, "[Obsolete] class ALong : Made;");
    }

    [Fact]
    public async Task A_fix_changes_one_place_and_what_is_left_stays_marked()
    {
        await CodeFixing.VerifyAsync(analyzer, fix, "class [|A|]; class [|B|];", "class ALong; class [|B|];");
    }

    [Fact]
    public async Task All_places_are_fixed_at_once()
    {
        await CodeFixing.VerifyAllAsync(
            analyzer,
            fix,
            UserCode.FromFiles(("1.cs", "class [|A|]; class [|B|];"), ("2.cs", "class [|C|];")),
            UserCode.FromFiles(("1.cs", "class ALong; class BLong;"), ("2.cs", "class CLong;")));
    }

    [Theory]
    [InlineData("class [|A|];", "class ALonger;", 0, "+ class ALong;")]
    [InlineData("class [|A|];", "class A?;", 1, "CS")]
    [InlineData("class [|A|];", "class ALong;", 2, "Append Long, Append ?")]
    [InlineData("class [|A|]; class [|B|];", "class ALong; class B;", 0, "found, not expected: TST001")]
    [InlineData("class Long;", "class Long;", 0, "offers nothing")]
    public async Task A_fix_that_does_something_else_fails(string before, string after, int index, string message)
    {
        var failure = await Assert.ThrowsAsync<CheckFailedException>(() => CodeFixing.VerifyAsync(analyzer, fix, before, after, index));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fix_that_is_offered_against_expectation_fails()
    {
        await CodeFixing.VerifyNoneAsync(analyzer, fix, "class Long;");
        await Assert.ThrowsAsync<CheckFailedException>(() => CodeFixing.VerifyNoneAsync(analyzer, fix, "class [|A|];"));
    }
}
