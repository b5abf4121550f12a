namespace Codemation.Dsl.Generator.Tests.Chains;

public sealed class StepTests
{
    [Theory]
    [InlineData("Priced", """start.Map("price", o => new Priced(o.Id, o.Total, o.Country))""", "0 Map price <- start -> main:Priced")]
    [InlineData("string", """start.Map("id", (o, ctx) => o.Id + ctx.Attempt)""", "0 Map id <- start -> main:String context")]
    [InlineData("string", """start.MapItem("id", (o, ctx) => o.With(o.Json.Id))""", "0 MapItem id <- start -> main:String context")]
    [InlineData("string", """start.MapAsync("id", (o, ctx) => ValueTask.FromResult(o.Id))""", "0 MapAsync id <- start -> main:String context")]
    [InlineData("string", """start.MapItemAsync("id", (o, ctx) => ValueTask.FromResult(o.With(o.Json.Id)))""", "0 MapItemAsync id <- start -> main:String context")]
    [InlineData("Order", """start.Filter("dear", o => o.Total > 10m)""", "0 Filter dear <- start -> main:Order")]
    [InlineData("string", """start.Split("lines", o => o.Lines)""", "0 Split lines <- start -> main:String")]
    [InlineData("int", """start.Aggregate("count", all => all.Count)""", "0 Aggregate count <- start -> main:Int32")]
    [InlineData("string", """start.Callback("ids", (all, ctx) => ValueTask.FromResult(all.Select(o => o.Json.Id)))""", "0 Callback ids <- start -> main:String context")]
    [InlineData("MailSent", """start.Run("mail", o => new SendMail(o.Id))""", "0 Run mail <- start -> main:MailSent context target Shop.SendMail")]
    [InlineData("Order", """start.NoOp("same")""", "0 NoOp same <- start -> main:Order")]
    public void Each_step_becomes_one_step_of_the_plan(string output, string definition, string step)
    {
        Assert.Equal(step + "\nresult 0.0", Shop.Plan(Shop.Expression(output, definition)));
    }

    [Fact]
    public void A_workflow_can_give_its_input()
    {
        Assert.Equal("result start", Shop.Plan(Shop.Expression("Order", "start")));
    }

    [Fact]
    public void Triggers_are_no_steps()
    {
        Assert.Equal("0 NoOp same <- start -> main:Order\nresult 0.0", Shop.Plan(Shop.Expression("Order", """start.OnManual().NoOp("same")""")));
    }
}
