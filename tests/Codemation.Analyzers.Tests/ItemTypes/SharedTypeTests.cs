using System.Globalization;
using Codemation.Analyzers.ItemTypes;
using Codemation.CodeFixes.ItemTypes;
using Codemation.Testing.Roslyn.Analyzing;
using Codemation.Testing.Roslyn.Compiling;
using Codemation.Testing.Roslyn.Fixing;
using static Codemation.Analyzers.Tests.ItemTypes.Docs;

namespace Codemation.Analyzers.Tests.ItemTypes;

public sealed class SharedTypeTests
{
    private const string Fork = "start.Fork(f => f.NoOp(\"a\"), f => f.NoOp(\"b\")).Merge(\"m\", MergeMode.PassThrough)";

    [Theory]
    [InlineData("public sealed class Doc { public int [|A|] { get; set; } public int B { get; init; } public int C { get; } }")]
    [InlineData("public sealed class Doc { [JsonInclude] public int [|A|]; [JsonInclude] public readonly int B; public int C; }")]
    [InlineData("public sealed record Doc(int[] [|A|], List<int> [|B|], Dictionary<string, int> [|C|], IList<int> [|D|]);")]
    [InlineData("public sealed record Doc(List<int>? [|A|], Page Page); public sealed class Page { public string? [|Text|] { get; set; } }")]
    [InlineData("public sealed record Doc(Point At); public record struct Point(int X, int Y, int[] [|More|]);")]
    [InlineData("public sealed record Doc(int A) : Base; public abstract record Base { public string? [|Text|] { get; set; } }")]
    public async Task What_a_branch_could_change_under_another_is_reported(string types) => await Analysis.VerifyAsync(new SharedTypeAnalyzer(), Items(types, chain: Fork));

    [Theory]
    [InlineData("public sealed record Doc(int A, IReadOnlyList<string> B, IReadOnlyDictionary<string, int> C, System.Collections.Immutable.ImmutableArray<int> D);")]
    [InlineData("public sealed class Doc { public int A { get; private set; } internal int B { get; set; } [JsonIgnore] public int C { get; set; } }")]
    [InlineData("public sealed record Doc(Point At); public record struct Point(int X, int Y);")]
    public async Task What_cannot_be_changed_is_fine(string types) => await Analysis.VerifyAsync(new SharedTypeAnalyzer(), Items(types, chain: Fork));

    [Theory]
    [InlineData("start.NoOp(\"a\").NoOp(\"b\")")]
    [InlineData("start.If(\"a\", d => d.A > 1, f => f.NoOp(\"b\"), f => f.NoOp(\"c\")).Merge(\"d\")")]
    [InlineData("start.Map(\"a\", d => d.A).Fork(f => f.NoOp(\"b\"), f => f.NoOp(\"c\")).Merge(\"m\", MergeMode.PassThrough).Map(\"d\", n => new Doc { A = n })")]
    public async Task Items_that_go_one_way_may_be_changed(string chain) =>
        await Analysis.VerifyAsync(new SharedTypeAnalyzer(), Items("public sealed class Doc { public int A { get; set; } }", chain: chain));

    [Fact]
    public async Task A_flow_that_is_used_twice_shares_its_items()
    {
        var found = await Analysis.VerifyAsync(
            new SharedTypeAnalyzer(),
            UserCode.FromString(
                """
                using Codemation;

                [Workflow("docs")]
                public sealed partial class Docs : Workflow<int, int>
                {
                    protected override Flow<int> Define(Start<int> start)
                    {
                        var docs = start.Map("make", n => new Doc { Count = n });
                        return Flow.Merge("both", docs.Map("a", d => d.Count++), docs.Map("b", d => d.Count), (a, b) => a + b);
                    }
                }

                public sealed class Doc { public int [|Count|] { get; set; } }
                """));

        Assert.Equal(
            "The items of the step 'make' go several ways as the same objects, and 'Doc.Count' can be set at any time: what one branch changes, the others see. Make its setter init.",
            Assert.Single(found).GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Setters_become_init_all_at_once() =>
        await CodeFixing.VerifyAllAsync(
            new SharedTypeAnalyzer(),
            new SetterFix(),
            Items("public sealed class Doc { public int [|A|] { get; set; } public string? [|B|] { set { field = value; } get; } public int[] [|C|] { get; init; } = []; }", chain: Fork),
            Items("public sealed class Doc { public int A { get; init; } public string? B { init { field = value; } get; } public int[] [|C|] { get; init; } = []; }", chain: Fork));
}
