namespace Codemation.Dsl.Generator.Tests.Chains;

/// <summary>The typed ids that a workflow gets can be used in its own definition, though they are not there yet when it is read.</summary>
public sealed class OwnStepsTests
{
    [Fact]
    public void A_type_that_follows_from_an_own_id_is_found()
        => Assert.Equal(
            """
            0 Map count <- start -> main:Int32
            1 Map back <- 0.0 -> main:Int32 context
            result 1.0
            """,
            Plan("int", """start.Map("count", o => o.Lines.Count).Map("back", (i, ctx) => ctx.Output(Steps.Count))"""));

    [Fact]
    public void Ids_may_follow_from_each_other()
        => Assert.Equal(
            """
            0 Map count <- start -> main:Int32
            1 Map back <- 0.0 -> main:Int32 context
            2 Map again <- 1.0 -> main:Int32 context
            result 2.0
            """,
            Plan("int", """start.Map("count", o => o.Lines.Count).Map("back", (i, ctx) => ctx.Output(Steps.Count)).Map("again", (i, ctx) => ctx.Output(Steps.Back))"""));

    private static string Plan(string output, string definition) => Shop.Plan(Shop.Expression(output, definition));
}
