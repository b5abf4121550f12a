namespace Codemation.Dsl.Generator.Tests.Chains;

public sealed class IdTests
{
    [Theory]
    [InlineData("Key")]
    [InlineData("nameof(order)")]
    [InlineData("Key + \"-b\"")]
    [InlineData("$\"{Key}-b\"")]
    [InlineData("Names.Key")]
    [InlineData("\"a\\u002Db\"")]
    public void Any_constant_can_be_an_id(string id)
    {
        var code = Shop.Expression("Order", $"start.NoOp({id})", "private const string Key = \"a\";\nprivate static int order;\npublic static class Names { public const string Key = \"c\"; }");

        Assert.StartsWith("0 NoOp ", Shop.Plan(code), StringComparison.Ordinal);
    }

    [Fact]
    public void A_followed_method_can_make_ids_of_its_constant_arguments()
    {
        var plan = Shop.Plan(Shop.Statements(
            "Order",
            """
            const string First = "first";
            return Twice(Twice(start, First), "second");

            static Flow<Order> Twice(Flow<Order> flow, string id) => flow.NoOp(id).NoOp($"{id}-again").NoOp(id + "-thrice");
            """));

        Assert.Equal(
            """
            0 NoOp first <- start -> main:Order
            1 NoOp first-again <- 0.0 -> main:Order
            2 NoOp first-thrice <- 1.0 -> main:Order
            3 NoOp second <- 2.0 -> main:Order
            4 NoOp second-again <- 3.0 -> main:Order
            5 NoOp second-thrice <- 4.0 -> main:Order
            result 5.0
            """,
            plan);
    }

    [Theory]
    [InlineData("start.NoOp(key)", "StepIdNotConstant() at key")]
    [InlineData("start.NoOp(\"a\" + key)", "StepIdNotConstant() at \"a\" + key")]
    [InlineData("start.NoOp(\"\")", "StepIdMalformed() at \"\"")]
    [InlineData("start.NoOp(\"Net\")", "StepIdMalformed(Net) at \"Net\"")]
    [InlineData("start.NoOp(\"a.end\")", "StepIdMalformed(a.end) at \"a.end\"")]
    [InlineData("start.NoOp(\"a\").NoOp(\"a\")", "StepIdUsedTwice(a) at \"a\"")]
    public void An_id_that_is_no_identity_is_a_problem(string definition, string problem)
    {
        var code = Shop.Expression("Order", definition, "private static readonly string key = \"a\";");

        Assert.Equal(problem, ProblemText.Of(code));
        Assert.False(Shop.Stub(code).IsComplete);
    }
}
