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
    [InlineData("Order", """start.Wait("pause", TimeSpan.FromDays(30))""", "0 Wait pause <- start -> main:Order")]
    [InlineData("Order", """start.WaitUntil("due", o => DateTimeOffset.MaxValue)""", "0 WaitUntil due <- start -> main:Order")]
    [InlineData("Signalled<Order, MailSent>", """start.WaitFor<MailSent>("paid", o => o.Id)""", "0 WaitFor paid <- start -> main:Signalled`2 signal MailSent")]
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
    public void What_a_wait_gives_has_the_item_and_the_signal_in_its_schema()
    {
        var plan = Shop.Load(Shop.Expression("Signalled<Vat, MailSent>", """start.Map("vat", o => new Vat(o.Id, 1m)).WaitFor<MailSent>("paid", v => v.Id, new() { Timeout = TimeSpan.FromHours(1), OnTimeout = v => new MailSent("") })"""));

        Assert.Contains("\"signal\":{\"type\":\"object\",\"properties\":{\"messageId\"", plan.Output.Schema, StringComparison.Ordinal);
        Assert.Contains("\"messageId\"", plan.Steps[1].Signal!.Schema, StringComparison.Ordinal);
        Assert.DoesNotContain("\"json\"", plan.Steps[1].Signal!.Schema, StringComparison.Ordinal);
    }

    [Fact]
    public void Triggers_are_data_of_the_plan()
    {
        var plan = Shop.Load(Shop.Expression(
            "Order",
            """
            start
                .OnManual()
                .OnCron(Nightly, tick => new Order(tick.ScheduledAt.ToString("O"), Country.NL, 0m, []))
                .OnCronMany("0 */5 * * * *", tick => [], timeZone: "Europe/Amsterdam")
                .NoOp("same")
            """,
            "private const string Nightly = \"0 3 * * *\";"));

        Assert.Equal(
            [
                new PlanTrigger(TriggerKind.Manual),
                new PlanTrigger(TriggerKind.Cron, "0 3 * * *"),
                new PlanTrigger(TriggerKind.Cron, "0 */5 * * * *", "Europe/Amsterdam"),
            ],
            plan.Triggers.AsEnumerable());
    }

    [Fact]
    public void A_schedule_that_is_not_constant_is_a_problem()
    {
        Assert.Equal(
            "TriggerNotConstant(expression) at Name()",
            ProblemText.Of(Shop.Expression("Order", """start.OnCron(Name(), tick => null!).NoOp("same")""", "private string Name() => \"\";")));
    }

    [Fact]
    public void The_configuration_is_part_of_the_plan()
    {
        var code = Shop.Class("string", """protected override Flow<string> Define(Start<Order> start) => start.Map("limit", (o, ctx) => $"{ctx.Config<Limits>().Most}");""");
        code = code with
        {
            Files = [.. code.Files.Select(file => file with { Code = file.Code.Replace("Workflow<Order, string>", "Workflow<Order, string, Limits>", StringComparison.Ordinal) }),
                new("Limits.cs", "namespace Shop; public sealed record Limits(int Most = 5);")],
        };

        var plan = Shop.Load(code);

        Assert.Equal("Limits", plan.Config!.Type.Name);
        Assert.Contains("\"most\"", plan.Config.Schema, StringComparison.Ordinal);
        Assert.DoesNotContain("\"required\"", plan.Config.Schema, StringComparison.Ordinal);
    }

    [Fact]
    public void Triggers_are_no_steps()
    {
        Assert.Equal("0 NoOp same <- start -> main:Order\nresult 0.0", Shop.Plan(Shop.Expression("Order", """start.OnManual().NoOp("same")""")));
    }
}
