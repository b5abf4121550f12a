using Codemation.Analyzers.Chains;
using Codemation.Testing.Roslyn.Analyzing;

namespace Codemation.Analyzers.Tests.Chains;

public sealed class UnreachableBranchTests
{
    [Theory]
    [InlineData(".If(\"dear\", o => o.Total > 1m, f => f).Merge(\"all\")")]
    [InlineData(".Switch(\"id\", o => o.Id, c => c.Case(\"a\", f => f).Case(\"b\", f => f)).Merge(\"all\")")]
    [InlineData(".Switch(\"id\", o => o.Id, c => c.Case(\"a\", f => f).Case([|\"a\"|], f => f)).Merge(\"all\")")]
    [InlineData(".Switch(\"country\", o => o.Country, c => c.Case(Country.NL, f => f).Case([|Country.Holland|], f => f).Default(f => f)).Merge(\"all\")")]
    [InlineData(".If(\"dear\", o => [|true|], f => f).Merge(\"all\")")]
    [InlineData(".If(\"dear\", o => [|1 > 2|], f => f).Merge(\"all\")")]
    [InlineData(".Filter(\"none\", o => [|false|])")]
    [InlineData(".If(\"dear\", o => Always, f => f).Merge(\"all\")", "    private static bool Always => true;")]
    public async Task A_case_that_is_covered_and_a_constant_condition_are_reported(string chain, string members = "") =>
        await Analysis.VerifyAsync(new UnreachableBranchAnalyzer(), Intake.Chain("Order", chain, members));
}
