using System.Globalization;
using Codemation.Analyzers.Outputs;
using Codemation.CodeFixes.Outputs;
using Codemation.Dsl.Generator;
using Codemation.Testing.Roslyn.Analyzing;
using Codemation.Testing.Roslyn.Fixing;

namespace Codemation.Analyzers.Tests.Outputs;

public sealed class OutputTests
{
    private const string Price = ".Map(\"price\", o => new Priced(o.Id, o.Total))";

    [Theory]
    [InlineData("string", Price + ".Map(\"id\", (p, ctx) => ctx.Output<Priced>(\"price\").Id)")]
    [InlineData("decimal", Price + ".Filter(\"dear\", p => p.Net > 1m).Map(\"net\", (p, ctx) => ctx.Output<Priced>(\"dear\").Net)")]
    [InlineData("decimal", Price + ".If(\"dear\", p => p.Net > 1m, f => f.NoOp(\"yes\"), f => f.NoOp(\"no\")).Merge(\"all\").Map(\"net\", (p, ctx) => ctx.Output<Priced>(\"price\").Net + ctx.Output<Priced>(\"dear\").Net)")]
    [InlineData("string", Price + ".Fork(f => f.Map(\"net\", p => p.Net), f => f.NoOp(\"same\")).Merge(\"both\", (n, p) => p!).Map(\"net-too\", (p, ctx) => $\"{ctx.Output<decimal>(\"net\")}\")")]
    [InlineData("decimal", Price + ".Try(\"guard\", f => f.Map(\"net\", p => p.Net), c => c.Map(\"zero\", (e, ctx) => ctx.Output<Priced>(\"price\").Net)).Merge(\"all\")")]
    public async Task The_output_of_a_step_upstream_on_every_path_is_there(string output, string chain) =>
        await Analysis.VerifyAsync(new OutputAnalyzer(), Intake.Chain(output, chain));

    [Theory]
    [InlineData(
        "string",
        Price + ".Map(\"id\", (p, ctx) => ctx.Output<Priced>([|\"prices\"|]).Id)",
        "There is no step \"prices\" in this workflow; did you mean \"price\"?")]
    [InlineData(
        "string",
        Price + ".Map(\"id\", (p, ctx) => ctx.Output<Priced>([|\"warehouse\"|]).Id)",
        "There is no step \"warehouse\" in this workflow")]
    [InlineData(
        "decimal",
        Price + ".If(\"dear\", p => p.Net > 1m, f => f.NoOp(\"yes\"), f => f.NoOp(\"no\")).Merge(\"all\").Map(\"net\", (p, ctx) => ctx.Output<Priced>([|\"yes\"|]).Net)",
        "Not every item of step \"net\" has come through step \"yes\"")]
    [InlineData(
        "string",
        ".Map(\"id\", (o, ctx) => ctx.Output<Priced>([|\"price\"|]).Id).Map(\"price\", id => new Priced(id, 1m)).Map(\"end\", p => p.Id)",
        "Not every item of step \"id\" has come through step \"price\"")]
    [InlineData(
        "decimal",
        Price + ".Try(\"guard\", f => f.Map(\"net\", p => p.Net), c => c.Map(\"zero\", (e, ctx) => ctx.Output<decimal>([|\"net\"|]))).Merge(\"all\")",
        "Not every item of step \"zero\" has come through step \"net\"")]
    [InlineData(
        "string",
        Price + ".Map(\"id\", (p, ctx) => ctx.Output<[|Order|]>(\"price\").Id)",
        "Step \"price\" gives Priced, not Order")]
    public async Task An_output_that_may_not_be_there_is_an_error(string output, string chain, string message)
    {
        var found = Assert.Single(await Analysis.VerifyAsync(new OutputAnalyzer(), Intake.Chain(output, chain)));

        Assert.StartsWith(message, found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Methods_of_the_workflow_are_looked_into() => await Analysis.VerifyAsync(
        new OutputAnalyzer(),
        Intake.Chain(
            "string",
            Price + ".Map(\"id\", Id).Map(\"again\", (id, ctx) => Again(ctx))",
            """
                private static string Id(Priced p, StepContext ctx) => ctx.Output<Priced>([|"prise"|]).Id;
                private static string Again(StepContext ctx) => ctx.Output<Priced>([|"nowhere"|]).Id;
            """));

    [Fact]
    public async Task Typed_ids_are_checked_too() => await Analysis.VerifyAsync(
        new OutputAnalyzer(),
        Intake.Chain("string", ".Map(\"id\", (o, ctx) => $\"{ctx.Output([|Steps.Price|])}\").Map(\"price\", id => new Priced(id, 1m)).Map(\"end\", (p, ctx) => ctx.Output(Steps.Price).Id)")
            with { Generators = [new WorkflowGenerator()] });

    [Theory]
    [InlineData("ctx.Output<Priced>([|\"prices\"|]).Id", "ctx.Output<Priced>(\"price\").Id")]
    [InlineData("ctx.Output<[|Order|]>(\"price\").Id", "ctx.Output<Priced>(\"price\").Id")]
    public async Task The_step_or_type_that_is_meant_is_written(string before, string after) => await CodeFixing.VerifyAsync(
        new OutputAnalyzer(),
        new OutputFix(),
        Intake.Chain("string", $"{Price}.Map(\"id\", (p, ctx) => {before})"),
        Intake.Chain("string", $"{Price}.Map(\"id\", (p, ctx) => {after})"));

    [Fact]
    public async Task All_are_fixed_at_once() => await CodeFixing.VerifyAllAsync(
        new OutputAnalyzer(),
        new OutputFix(),
        Intake.Chain("string", Price + ".Map(\"id\", (p, ctx) => ctx.Output<Priced>([|\"prices\"|]).Id + ctx.Output<[|Order|]>(\"price\").Id)"),
        Intake.Chain("string", Price + ".Map(\"id\", (p, ctx) => ctx.Output<Priced>(\"price\").Id + ctx.Output<Priced>(\"price\").Id)"));
}
