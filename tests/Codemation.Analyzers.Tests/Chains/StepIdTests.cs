using System.Globalization;
using Codemation.Analyzers.Chains;
using Codemation.CodeFixes.Chains;
using Codemation.Testing.Roslyn.Analyzing;
using Codemation.Testing.Roslyn.Fixing;

namespace Codemation.Analyzers.Tests.Chains;

public sealed class StepIdTests
{
    private const string Audited = "private static Flow<Order> Audited(Flow<Order> flow, string id) => flow.NoOp(id);";

    [Theory]
    [InlineData("start.NoOp(\"a\").NoOp(\"b-2\")")]
    [InlineData("start.NoOp(nameof(start)).NoOp(First).NoOp(First + \"-2\")")]
    [InlineData("Audited(Audited(start, \"a\"), \"b\")")]
    [InlineData("start.Try(\"risky\", f => f.NoOp(\"body\"), e => e.Map(\"undo\", x => x.Item)).Merge(\"both\")")]
    public async Task Constant_and_different_ids_are_fine(string definition) =>
        await Analysis.VerifyAsync(new StepIdAnalyzer(), Shop.Expression(definition, "private const string First = \"first\"; " + Audited));

    [Theory]
    [InlineData("start.NoOp([|Id|])")]
    [InlineData("start.NoOp([|$\"a-{Id}\"|])")]
    [InlineData("start.NoOp(id: [|DateTime.Now.ToString()|])")]
    public async Task An_id_that_is_not_constant_is_reported(string definition) =>
        await Analysis.VerifyAsync(new StepIdAnalyzer(), Shop.Expression(definition, "private static string Id => \"a\";"));

    [Theory]
    [InlineData("start.NoOp([|\"\"|])")]
    [InlineData("start.NoOp([|\"Price\"|])")]
    [InlineData("start.NoOp([|\"a.b\"|])")]
    [InlineData("start.If([|\"is large\"|], o => o.Total > 1m, f => f.NoOp([|\"Ä\"|])).Merge(\"m\")")]
    public async Task A_malformed_id_is_reported(string definition) => await Analysis.VerifyAsync(new StepIdAnalyzer(), Shop.Expression(definition));

    [Fact]
    public async Task The_message_says_where_the_id_was_used_first()
    {
        var found = await Analysis.VerifyAsync(new StepIdAnalyzer(), Shop.Expression("start.NoOp(\"a\")\n.NoOp([|\"a\"|])"));

        var one = Assert.Single(found);
        Assert.Equal(
            "The step id 'a' is already used at User.cs:8. Give each step of a workflow an id of its own.",
            one.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(7, Assert.Single(one.AdditionalLocations).GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public async Task A_taken_id_is_replaced_by_the_next_free_one()
    {
        await CodeFixing.VerifyAsync(
            new StepIdAnalyzer(),
            new StepIdFix(),
            Shop.Expression("start.NoOp(\"a\").NoOp(\"a-2\").NoOp([|\"a\"|] /* again */)"),
            Shop.Expression("start.NoOp(\"a\").NoOp(\"a-2\").NoOp(\"a-3\" /* again */)"));
    }

    [Fact]
    public async Task All_taken_ids_are_replaced_at_once_by_different_ones()
    {
        const string First = "private const string First = \"first\";";
        await CodeFixing.VerifyAllAsync(
            new StepIdAnalyzer(),
            new StepIdFix(),
            Shop.Expression("start.NoOp(First).NoOp([|\"first\"|]).Try([|First|], f => f.NoOp([|\"first\"|]), e => e.Map(\"undo\", x => x.Item)).Merge(\"m\")", First),
            Shop.Expression("start.NoOp(First).NoOp(\"first-2\").Try(\"first-3\", f => f.NoOp(\"first-4\"), e => e.Map(\"undo\", x => x.Item)).Merge(\"m\")", First));
    }

    [Theory]
    [InlineData("Fixed(Fixed(start))", "private static Flow<Order> Fixed(Flow<Order> flow) => flow.NoOp([|\"a\"|]);")]
    [InlineData("Fixed(Fixed(start.NoOp(\"a\")))", "private static Flow<Order> Fixed(Flow<Order> flow) => flow.NoOp([|\"a\"|]);")]
    [InlineData("Audited(Audited(start, \"a\"), \"a\")", "private static Flow<Order> Audited(Flow<Order> flow, string id) => flow.NoOp([|id|]);")]
    [InlineData("Audited(start.NoOp(\"a\"), \"a\")", "private static Flow<Order> Audited(Flow<Order> flow, string id) => flow.NoOp([|id|]);")]
    [InlineData("start.NoOp([|\"A\"|])", "")]
    public async Task There_is_no_fix_where_another_literal_is_not_enough(string definition, string members) =>
        await CodeFixing.VerifyNoneAsync(new StepIdAnalyzer(), new StepIdFix(), Shop.Expression(definition, members));
}
