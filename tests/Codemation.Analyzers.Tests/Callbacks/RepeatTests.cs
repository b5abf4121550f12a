using System.Globalization;
using Codemation.Analyzers.Callbacks;
using Codemation.CodeFixes.Callbacks;
using Codemation.Testing.Roslyn.Analyzing;
using Codemation.Testing.Roslyn.Fixing;

namespace Codemation.Analyzers.Tests.Callbacks;

public sealed class RepeatTests
{
    [Theory]
    [InlineData("string", ".Map(\"a\", (o, ctx) => $\"{ctx.Time.GetUtcNow()} {ctx.NewGuid()} {new Random(o.Id.Length).Next()}\")")]
    [InlineData("string", ".Map(\"a\", o => $\"{Rate} {Names[0]} {mine}\")")]
    [InlineData("DateTime", ".Map(\"a\", o => DateTime.UnixEpoch)")]
    public async Task Code_that_gives_the_same_again_is_fine(string output, string chain) => await Analysis.VerifyAsync(
        new RepeatAnalyzer(),
        Intake.Chain(output, chain, "    private const decimal Rate = 1m;\n    private static readonly string[] Names = [\"a\"];\n    private readonly int mine = 1;"));

    [Fact]
    public async Task Another_variable_of_the_same_name_may_change() => await Analysis.VerifyAsync(
        new RepeatAnalyzer(),
        Intake.Class(
            "string",
            """
                protected override Flow<string> Define(Start<Order> start)
                {
                    var limit = Limit();
                    return start.Map("a", o => $"{limit}");

                    static int Limit() { var limit = 1; limit++; return limit; }
                }
            """));

    [Theory]
    [InlineData(".Map(\"a\", o => $\"{[|DateTime.Now|]}\")")]
    [InlineData(".Map(\"a\", o => $\"{[|DateTime.UtcNow|].Year}\")")]
    [InlineData(".Map(\"a\", o => $\"{[|System.DateTimeOffset.UtcNow|]}\")")]
    [InlineData(".Map(\"a\", o => $\"{[|DateTime.Today|]}\")")]
    [InlineData(".Map(\"a\", o => $\"{[|Guid.NewGuid()|]}\")")]
    [InlineData(".Map(\"a\", o => $\"{[|new Random()|].Next()}\")")]
    [InlineData(".Map(\"a\", o => $\"{[|Random.Shared|].Next()}\")")]
    [InlineData(".Map(\"a\", o => $\"{[|Environment.TickCount64|]}\")")]
    [InlineData(".MapAsync(\"a\", async (o, ctx) => await [|Task.Run(() => o.Id)|])")]
    [InlineData(".Map(\"a\", o => { [|Thread.Sleep(1)|]; return o.Id; })")]
    [InlineData(".If(\"a\", o => o.Id == $\"{[|Guid.NewGuid()|]}\", f => f).Merge(\"b\").Map(\"c\", o => o.Id)")]
    [InlineData(".Map(\"a\", Stamp)", "    private static string Stamp(Order o) => $\"{o.Id} {[|DateTime.UtcNow|]}\";")]
    [InlineData(".Map(\"a\", o => Stamp(o.Id))", "    private static string Stamp(string id) => $\"{id} {Now()}\";\n    private static DateTime Now() => [|DateTime.UtcNow|];")]
    [InlineData(".Map(\"a\", o => $\"{[|total|]}\")", "    private static int total;\n    public static void Add() => total++;")]
    [InlineData(".Map(\"a\", o => $\"{[|Total|]}\")", "    public static int Total;")]
    [InlineData(".Map(\"a\", o => $\"{total}\")", "    private static int total;")]
    [InlineData(".Map(\"a\", o => $\"{[|seen|]++}\")", "    private int seen;")]
    public async Task Code_that_differs_each_time_is_reported(string chain, string members = "") =>
        await Analysis.VerifyAsync(new RepeatAnalyzer(), Intake.Chain("string", chain, members));

    [Fact]
    public async Task A_variable_that_changes_is_reported_and_one_that_does_not_is_fine()
    {
        var found = Assert.Single(await Analysis.VerifyAsync(
            new RepeatAnalyzer(),
            Intake.Class(
                "string",
                """
                    protected override Flow<string> Define(Start<Order> start)
                    {
                        var fixedRate = 2m;
                        var rate = 1m;
                        var priced = start.Map("price", o => o with { Total = o.Total * [|rate|] * fixedRate * rate });
                        rate = 3m;
                        return priced.Map("id", o => o.Id);
                    }
                """)));

        Assert.Equal(
            "'rate' is a variable outside of the step that changes: a step that a crash interrupts runs again. Make it constant, or let the item or the configuration carry it.",
            found.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("o => $\"{[|DateTime.UtcNow|]}\"", "(o, ctx) => $\"{ctx.Time.GetUtcNow().UtcDateTime}\"")]
    [InlineData("(o) => $\"{[|Guid.NewGuid()|]}\"", "(o, ctx) => $\"{ctx.NewGuid()}\"")]
    [InlineData("(o, step) => $\"{[|DateTimeOffset.UtcNow|]}\"", "(o, step) => $\"{step.Time.GetUtcNow()}\"")]
    [InlineData("o => string.Concat(o.Id.Select(c => $\"{c}{[|Guid.NewGuid()|]}\"))", "(o, ctx) => string.Concat(o.Id.Select(c => $\"{c}{ctx.NewGuid()}\"))")]
    public async Task The_context_gives_the_same_again(string before, string after) => await CodeFixing.VerifyAsync(
        new RepeatAnalyzer(),
        new RepeatFix(),
        Intake.Chain("string", $".Map(\"a\", {before})"),
        Intake.Chain("string", $".Map(\"a\", {after})"));

    [Fact]
    public async Task Several_are_fixed_at_once() => await CodeFixing.VerifyAllAsync(
        new RepeatAnalyzer(),
        new RepeatFix(),
        Intake.Chain("string", ".Map(\"a\", o => $\"{[|Guid.NewGuid()|]}\").Map(\"b\", (o, ctx) => $\"{[|DateTime.UtcNow|]}{[|Guid.NewGuid()|]}\")"),
        Intake.Chain("string", ".Map(\"a\", (o, ctx) => $\"{ctx.NewGuid()}\").Map(\"b\", (o, ctx) => $\"{ctx.Time.GetUtcNow().UtcDateTime}{ctx.NewGuid()}\")"));

    [Fact]
    public async Task Where_there_can_be_no_context_nothing_is_offered() => await CodeFixing.VerifyNoneAsync(
        new RepeatAnalyzer(),
        new RepeatFix(),
        Intake.Chain("Order", ".Filter(\"a\", o => [|DateTime.UtcNow|].Year > 2000)"));
}
