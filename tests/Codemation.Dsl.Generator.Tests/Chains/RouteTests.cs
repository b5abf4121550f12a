using Codemation.Dsl.Generator.Chains;

namespace Codemation.Dsl.Generator.Tests.Chains;

public sealed class RouteTests
{
    [Fact]
    public void A_Route_has_a_port_for_each_way_that_the_flow_takes()
    {
        AssertSame(
            """
            0 Route review <- start -> approved:Vat not-approved:Receipt context target Shop.Review
            1 Map yes <- 0.0 -> main:String
            2 Map no <- 0.1 -> main:String
            3 Merge decided <- 1.0 2.0 -> main:String
            result 3.0
            """,
            "string",
            """
            start.Route("review", o => new Review(o.Id), r => r
                .On(ReviewNode.Approved, f => f.Map("yes", vat => vat.Id))
                .On(ReviewNode.Rejected, f => f.Map("no", receipt => receipt.Id)))
                .Merge("decided")
            """,
            """
            var review = start.Route("review", o => new Review(o.Id));
            var yes = review.On(ReviewNode.Approved);
            var no = review.On(ReviewNode.Rejected);
            return Flow.Merge("decided", yes.Map("yes", vat => vat.Id), no.Map("no", receipt => receipt.Id));
            """);
    }

    [Theory]
    [InlineData("""start.Route("review", o => new Review(o.Id)).On(ReviewNode.Property)""", "PortNotStatic(ReviewNode.Property) at ReviewNode.Property")]
    [InlineData("""start.Route("review", o => new Review(o.Id), r => r.On(ReviewNode.Approved, f => f).On(ReviewNode.Approved, f => f)).Merge("all")""", "PortUsedTwice(approved) at ReviewNode.Approved")]
    public void A_way_that_is_not_a_port_of_its_own_is_a_problem(string definition, string problem) =>
        Assert.Equal(problem, ProblemText.Of(Shop.Expression("Vat", definition)));

    [Fact]
    public void A_port_of_a_node_in_another_assembly_has_its_fields_name()
    {
        Assert.Equal("needs-review", PortNames.Of("NeedsReview"));
        Assert.Equal("ok", PortNames.Of("OK"));
        Assert.Equal("http-error", PortNames.Of("HttpError"));
        Assert.Equal("http-error", PortNames.Of("HTTPError"));
    }

    private static void AssertSame(string plan, string output, string fluent, string statements)
    {
        Assert.Equal(plan, Shop.Plan(Shop.Expression(output, fluent)));
        Assert.Equal(plan, Shop.Plan(Shop.Statements(output, statements)));
    }
}
