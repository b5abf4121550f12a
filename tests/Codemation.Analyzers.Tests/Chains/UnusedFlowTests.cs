using System.Globalization;
using Codemation.Analyzers.Chains;
using Codemation.Testing.Roslyn.Analyzing;

namespace Codemation.Analyzers.Tests.Chains;

public sealed class UnusedFlowTests
{
    [Theory]
    [InlineData("var a = start.NoOp(\"a\"); return Flow.Merge(\"m\", a, a.NoOp(\"b\"));")]
    [InlineData("var (yes, no) = start.If(\"which\", o => true); return Flow.Merge(\"m\", yes, no);")]
    [InlineData("var (yes, _) = start.If(\"which\", o => true); return yes;")]
    [InlineData("_ = start.NoOp(\"a\"); return start;")]
    [InlineData("return start.If(\"which\", o => true, f => f.NoOp(\"a\")).Merge(\"m\");")]
    public async Task Flows_that_are_used_or_dropped_on_purpose_are_fine(string statements) =>
        await Analysis.VerifyAsync(new UnusedFlowAnalyzer(), Shop.Statements(statements));

    [Theory]
    [InlineData("start.[|NoOp|](\"a\"); return start;", "The items of step 'a' go nowhere.")]
    [InlineData("var a = start.NoOp(\"a\").[|NoOp|](\"b\"); return start;", "The items of step 'b' go nowhere.")]
    [InlineData("var (yes, no) = start.[|If|](\"which\", o => true); return yes;", "The items that step 'which' sends to its branch 'false' go nowhere.")]
    [InlineData("return start.[|If|](\"which\", o => true).True;", "The items that step 'which' sends to its branch 'false' go nowhere.")]
    [InlineData("var s = start.[|Switch|](\"s\", o => o.Id); s.Default(); return s.Case(\"x\");", "The items that step 's' sends to its branch 'default' go nowhere.")]
    [InlineData("start.Fork(f => f, f => f.[|NoOp|](\"a\")); return start;", "The items of step 'a' go nowhere.")]
    public async Task A_flow_that_nothing_takes_is_reported_at_its_step(string statements, string message)
    {
        var found = await Analysis.VerifyAsync(new UnusedFlowAnalyzer(), Shop.Statements(statements));

        Assert.StartsWith(message, Assert.Single(found).GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_open_branch_is_reported() =>
        await Analysis.VerifyAsync(new UnusedFlowAnalyzer(), Shop.Statements("start.[|[|If|]|](\"which\", o => true); return start;"));

    [Fact]
    public async Task A_flow_lost_in_code_that_can_not_be_a_plan_is_not_reported_on_top_of_that() =>
        await Analysis.VerifyAsync(
            new UnusedFlowAnalyzer(),
            Shop.Statements("for (var i = 0; i < 2; i++) { start.NoOp(\"a\"); } return start;"));

    [Fact]
    public async Task A_flow_lost_in_code_that_does_not_compile_is_not_reported() =>
        await Analysis.VerifyAsync(
            new UnusedFlowAnalyzer(),
            Shop.Statements("var a = start.NoOp(\"a\"); return start.Merge(a).;") with { ExpectedErrors = ["CS1001", "CS1061", "CS0029", "CS0411"] });
}
