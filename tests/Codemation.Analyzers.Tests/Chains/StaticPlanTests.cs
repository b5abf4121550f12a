using System.Globalization;
using Codemation.Analyzers.Chains;
using Codemation.Testing.Roslyn.Analyzing;

namespace Codemation.Analyzers.Tests.Chains;

public sealed class StaticPlanTests
{
    private const string Members =
        """
        private static bool Flag => true;
        private static MergeMode Mode => MergeMode.Append;
        private Flow<Order>? kept;
        private static Flow<Order> Audited(Flow<Order> flow) => flow.NoOp("audited");
        """;

    [Theory]
    [InlineData("return start;")]
    [InlineData("var flow = start.NoOp(\"a\"); flow = Audited(flow); return flow.NoOp(\"b\");")]
    [InlineData("var limit = Flag ? 1 : 2; return start.Filter(\"a\", o => { foreach (var line in o.Lines) { if (line.Length > limit) { return true; } } return false; });")]
    [InlineData("Flow<Order> Local(Flow<Order> flow) => flow.NoOp(\"a\"); return Local(start);")]
    public async Task A_straight_line_of_flows_is_fine(string statements) =>
        await Analysis.VerifyAsync(new StaticPlanAnalyzer(), Shop.Statements(statements, Members));

    [Theory]
    [InlineData("[|for|] (var i = 0; i < 2; i++) { start.NoOp(\"a\"); } return start;", "a 'for' loop", ".Split(id, …)")]
    [InlineData("[|foreach|] (var i in new[] { 1 }) { } return start;", "a 'foreach' loop", ".Split(id, …)")]
    [InlineData("[|while|] (true) { return start; }", "a 'while' loop", ".Split(id, …)")]
    [InlineData("[|do|] { } while (Flag); return start;", "a 'do' loop", ".Split(id, …)")]
    [InlineData("[|if|] (Flag) { return start; } return start;", "the condition 'if'", ".If(id, …)")]
    [InlineData("[|switch|] (Flag) { default: return start; }", "the condition 'switch'", ".Switch(id, …)")]
    [InlineData("return [|Flag ? start : start.NoOp(\"a\")|];", "the condition '?:'", ".If(id, …)")]
    [InlineData("return [|Flag switch { true => start.NoOp(\"a\"), _ => start }|];", "the condition 'switch'", ".Switch(id, …)")]
    [InlineData("return [|start ?? start.NoOp(\"a\")|];", "'??'", "never null")]
    [InlineData("[|try|] { return start; } finally { }", "'try'", ".Try(id, body, @catch)")]
    [InlineData("[|throw|] new NotImplementedException();", "'throw'", "fail inside of a step")]
    [InlineData("[|lock|] (this) { } return start;", "'lock'", "inside of a step")]
    [InlineData("return [|null|]!;", "'null'", "one return")]
    [InlineData("return [|default(Flow<Order>)|]!;", "'default(Flow<Order>)'", "one return")]
    [InlineData("return [|kept|]!.NoOp(\"a\");", "'kept', a flow that is made elsewhere", "parameter of Define")]
    [InlineData("return [|new[] { start }.First()|];", "a call of 'First', whose source is not in this project", "a method of this project")]
    [InlineData("Flow<Order> Again(Flow<Order> flow) => [|Again|](flow); return Again(start);", "a call of 'Again' within itself", "write the steps out")]
    [InlineData("return start.Switch(\"s\", o => o.Id, c => c.Case([|\"x\" + Flag|], f => f)).Merge(\"m\");", "a case without a constant key", "Default")]
    [InlineData("return start.Switch(\"s\", o => o.Id, c => c.Default(f => f).[|Default|](f => f)).Merge(\"m\");", "two defaults in one Switch", "into one")]
    [InlineData("return Flow.Merge(\"m\", start, start, [|Mode|]);", "a merge without a constant mode", "MergeMode.Append")]
    public async Task What_a_plan_can_not_hold_is_reported_with_what_to_write_instead(string statements, string what, string instead)
    {
        var found = await Analysis.VerifyAsync(new StaticPlanAnalyzer(), Shop.Statements(statements, Members));

        var message = Assert.Single(found).GetMessage(CultureInfo.InvariantCulture);
        Assert.StartsWith($"A definition can't hold {what}, because", message, StringComparison.Ordinal);
        Assert.Contains(instead, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_definition_that_only_throws_is_reported() =>
        await Analysis.VerifyAsync(new StaticPlanAnalyzer(), Shop.Expression("[|throw new NotImplementedException()|]"));

    [Fact]
    public async Task An_awaited_flow_is_reported()
    {
        var code = Shop.Expression(
            "[|await LaterAsync(start)|]",
            "private static async Task<Flow<Order>> LaterAsync(Flow<Order> flow) { await Task.Yield(); return flow; }") with { ExpectedErrors = ["CS4032"] };

        var found = await Analysis.VerifyAsync(new StaticPlanAnalyzer(), code);

        Assert.Contains("can't hold 'await'", found[0].GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("start.Map(\"a\", o => o.).NoOp(\"b\")", "CS1001")]
    [InlineData("start.Switch(\"s\", o => o.Id, ).Merge(\"m\")", "CS1525")]
    [InlineData("start.If(\"a\", o => true, then: f => Unwritten(f)).Merge(\"m\")", "CS0103")]
    public async Task Half_typed_code_is_left_to_the_compiler(string definition, string error)
    {
        var code = Shop.Expression(definition) with { ExpectedErrors = [error, "CS0029", "CS0411", "CS1501", "CS1503", "CS1061", "CS7036"] };

        await Analysis.VerifyAsync(new StaticPlanAnalyzer(), code);
    }

    [Fact]
    public async Task What_two_workflows_share_is_reported_once()
    {
        await Analysis.VerifyAsync(
            new StaticPlanAnalyzer(),
            """
            using Codemation;

            [Workflow("a")] public partial class A : Shared;
            [Workflow("b")] public partial class B : Shared;

            public abstract class Shared : Workflow<int, int>
            {
                protected override Flow<int> Define(Start<int> start)
                {
                    [|if|] (DateTime.MinValue.Year > 1) { return start; }
                    return start;
                }
            }
            """);
    }
}
