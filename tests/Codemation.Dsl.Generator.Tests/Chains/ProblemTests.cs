using Codemation.Testing.Roslyn.Compiling;

namespace Codemation.Dsl.Generator.Tests.Chains;

public sealed class ProblemTests
{
    [Theory]
    [InlineData("for (var i = 0; i < 2; i++) { start.NoOp(\"a\").NoOp(\"b\"); } return start;", "Loop(for) at for (var i = 0; i < 2; i++) { start.NoOp(\"a\").NoOp(\"b\"); }", "FlowUnused(b) at NoOp")]
    [InlineData("foreach (var i in new[] { 1 }) { } return start;", "Loop(foreach) at foreach (var i in new[] { 1 }) { }")]
    [InlineData("while (true) { return start; }", "Loop(while) at while (true) { return start; }")]
    [InlineData("if (Flag) { return start; } return start;", "Condition(if) at if (Flag) { return start; }")]
    [InlineData("return Flag ? start : start.NoOp(\"a\");", "Condition(?:) at Flag ? start : start.NoOp(\"a\")")]
    [InlineData("return Flag switch { true => start.NoOp(\"a\"), _ => start };", "Condition(switch) at Flag switch { true => start.NoOp(\"a\"), _ => start }", "FlowUnused(a) at NoOp")]
    [InlineData("return start ?? start.NoOp(\"a\");", "Condition(??) at start ?? start.NoOp(\"a\")")]
    [InlineData("try { return start; } finally { }", "NotStraightLine(try) at try { return start; } finally { }")]
    [InlineData("var flow = kept; return flow!.NoOp(\"a\");", "FlowFromElsewhere(kept) at kept")]
    [InlineData("return this.kept!.NoOp(\"a\");", "FlowFromElsewhere(this.kept) at this.kept")]
    [InlineData("kept = start.NoOp(\"a\"); return kept;", "NotStraightLine(kept) at kept", "FlowFromElsewhere(kept) at kept", "FlowUnused(a) at NoOp")]
    [InlineData("return new[] { start }.First().NoOp(\"a\");", "MethodNotFollowed(First) at new[] { start }.First()")]
    [InlineData("return Again(start);", "Recursion(Again) at Again(flow.NoOp(\"a\"))", "FlowUnused(a) at NoOp")]
    [InlineData("return start.Switch(\"s\", o => o.Id, c => c.Case(\"x\" + Flag, f => f)).Merge(\"m\");", "CaseNotConstant() at \"x\" + Flag")]
    [InlineData("return start.Switch(\"s\", o => o.Id, c => c.Default(f => f).Default(f => f)).Merge(\"m\");", "CaseUsedTwice(default) at Default")]
    [InlineData("return Flow.Merge(\"m\", start, start, Mode);", "ModeNotConstant() at Mode")]
    public void What_can_not_be_a_static_plan_is_reported_where_it_stands(string statements, params string[] problems)
    {
        var code = Shop.Statements(
            "Order",
            statements,
            """
            private static bool Flag => true;
            private static MergeMode Mode => MergeMode.Append;
            private Flow<Order>? kept;
            private Flow<Order> Again(Flow<Order> flow) => Again(flow.NoOp("a"));
            """);

        Assert.Equal(string.Join('\n', problems), ProblemText.Of(code));
        Assert.False(Shop.Stub(code).IsComplete);
    }

    [Fact]
    public void Code_inside_of_callbacks_is_free()
    {
        var code = Shop.Statements(
            "int",
            """
            var limit = 10;
            System.Diagnostics.Debug.WriteLine("defined");
            return start.Map("count", o => { foreach (var line in o.Lines) { if (line.Length > limit) { return 1; } } return 0; });
            """);

        Assert.Equal("", ProblemText.Of(code));
        Assert.Equal("0 Map count <- start -> main:Int32\nresult 0.0", Shop.Plan(code));
    }

    [Theory]
    [InlineData("start.NoOp(\"a\"); return start;", "FlowUnused(a) at NoOp")]
    [InlineData("var a = start.NoOp(\"a\"); return start;", "FlowUnused(a) at NoOp")]
    [InlineData("var (yes, no) = start.If(\"which\", o => true); return yes;", "BranchUnused(which, false) at If")]
    [InlineData("start.If(\"which\", o => true, f => f.NoOp(\"a\")); return start;", "BranchUnused(which, false) at If\nFlowUnused(a) at NoOp")]
    [InlineData("var s = start.Switch(\"s\", o => o.Id); s.Default(); return s.Case(\"x\");", "BranchUnused(s, default) at Switch")]
    public void A_flow_that_goes_nowhere_is_reported_and_the_plan_stands(string statements, string problems)
    {
        var code = Shop.Statements("Order", statements);

        Assert.Equal(problems, ProblemText.Of(code));
        Shop.Plan(code);
    }

    [Theory]
    [InlineData("var (yes, _) = start.If(\"which\", o => true); return yes;")]
    [InlineData("_ = start.NoOp(\"a\"); return start;")]
    public void A_discarded_flow_is_meant_to_go_nowhere(string statements)
    {
        Assert.Equal("", ProblemText.Of(Shop.Statements("Order", statements)));
    }

    [Theory]
    [InlineData("start.NoOp(\"a\").Map(\"b\", o => o.).NoOp(\"c\")", "CS1001")]
    [InlineData("start.NoOp(\"a\").Map(\"b\", o => new NotYet(o.Id)).NoOp(\"c\")", "CS0246")]
    [InlineData("start.NoOp(\"a\").Map(\"b\").NoOp(\"c\")", "CS7036")]
    [InlineData("start.NoOp(\"a\").Filter(\"b\", o => o.Nothing).NoOp(\"c\")", "CS1061")]
    [InlineData("start.NoOp(\"a\").MapAsync(\"b\", o => o.Id).NoOp(\"c\")", "CS1593")]
    public void Half_typed_code_keeps_its_plan_and_the_steps_behind_it(string definition, string error)
    {
        var code = Shop.Expression("Order", definition) with { ExpectedErrors = [error, "CS0029", "CS0411", "CS1501", "CS1503", "CS1662", "CS8030"] };

        var source = Codemation.Testing.Roslyn.Generating.Generation.Run(code, new WorkflowGenerator()).Source("Shop.Orders.Plan.g.cs");

        Assert.DoesNotContain("\"steps\":", source, StringComparison.Ordinal);
        Assert.Contains("ExecutionPlan Plan =>", source, StringComparison.Ordinal);
        Assert.Contains(" A => new(\"a\")", source, StringComparison.Ordinal);
        Assert.Contains(" B => new(\"b\")", source, StringComparison.Ordinal);
        Assert.Contains(" C => new(\"c\")", source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("start.Map(\"a\", o => new { o.Id })")]
    [InlineData("start.Map(\"a\", o => (Action)(() => { }))")]
    public void An_item_type_that_JSON_can_not_hold_makes_a_stub(string definition)
    {
        var code = Shop.Expression("Order", definition + ".Map(\"b\", x => default(Order)!)");

        Assert.False(Shop.Stub(code).IsComplete);
    }

    [Fact]
    public void A_class_without_a_definition_gets_a_stub()
    {
        var code = UserCode.FromString("""[Codemation.Workflow("a")] public partial class A : Codemation.Workflow<int, int>;""") with
        {
            ExpectedErrors = ["CS0534"],
        };

        Assert.DoesNotContain("\"steps\":", Codemation.Testing.Roslyn.Generating.Generation.Run(code, new WorkflowGenerator()).Source("A.Plan.g.cs"), StringComparison.Ordinal);
        Assert.Equal("NoDefinition() at [Codemation.Workflow(\"a\")] public partial class A : Codemation.Workflow<int, int>;", ProblemText.Of(code, "A"));
    }
}
