using System.Globalization;
using Codemation.Analyzers.Chains;
using Codemation.CodeFixes.Chains;
using Codemation.Testing.Roslyn.Analyzing;
using Codemation.Testing.Roslyn.Fixing;

namespace Codemation.Analyzers.Tests.Chains;

public sealed class EnumSwitchTests
{
    [Theory]
    [InlineData(".Switch(\"country\", o => o.Country, c => c.Case(Country.NL, f => f).Case(Country.DE, f => f).Case(Country.Other, f => f)).Merge(\"all\")")]
    [InlineData(".Switch(\"country\", o => o.Country, c => c.Case(Country.Holland, f => f).Default(f => f)).Merge(\"all\")")]
    [InlineData(".Switch(\"id\", o => o.Id, c => c.Case(\"a\", f => f)).Merge(\"all\")")]
    public async Task A_switch_that_has_a_way_for_every_member_is_fine(string chain) =>
        await Analysis.VerifyAsync(new EnumSwitchAnalyzer(), Intake.Chain("Order", chain));

    [Theory]
    [InlineData(".[|Switch|](\"country\", o => o.Country, c => c.Case(Country.Holland, f => f)).Merge(\"all\")", "DE, Other")]
    [InlineData(".[|Switch|](\"country\", o => (Country?)o.Country, c => c.Case(Country.NL, f => f).Case(Country.DE, f => f).Case(Country.Other, f => f)).Merge(\"all\")", "null")]
    [InlineData(".[|Switch|](\"country\", o => o.Country).Case(Country.NL)", "DE, Other")]
    public async Task A_switch_without_a_way_for_a_member_is_an_error(string chain, string missing)
    {
        var found = Assert.Single(await Analysis.VerifyAsync(new EnumSwitchAnalyzer(), Intake.Chain("Order", chain)));

        Assert.StartsWith($"Switch \"country\" has no case for {missing} and no Default", found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cases_that_are_missing_are_added() => await CodeFixing.VerifyAsync(
        new EnumSwitchAnalyzer(),
        new EnumCasesFix(),
        Intake.Chain("string", ".[|Switch|](\"country\", o => o.Country, c => c.Case(Country.NL, f => f.Map(\"other\", o => o.Id))).Merge(\"all\")"),
        Intake.Chain("string", ".Switch(\"country\", o => o.Country, c => c.Case(Country.NL, f => f.Map(\"other\", o => o.Id)).Case(Country.DE, f => f.Map<string>(\"de\", _ => throw new NotImplementedException())).Case(Country.Other, f => f.Map<string>(\"other-2\", _ => throw new NotImplementedException()))).Merge(\"all\")"));

    [Fact]
    public async Task Or_a_default_is() => await CodeFixing.VerifyAsync(
        new EnumSwitchAnalyzer(),
        new EnumDefaultFix(),
        Intake.Chain("Order", ".[|Switch|](\"country\", o => o.Country, c => c.Case(Country.NL, f => f)).Merge(\"all\")"),
        Intake.Chain("Order", ".Switch(\"country\", o => o.Country, c => c.Case(Country.NL, f => f).Default(f => f)).Merge(\"all\")"));

    [Fact]
    public async Task The_statement_form_has_no_place_for_further_flows() => await CodeFixing.VerifyNoneAsync(
        new EnumSwitchAnalyzer(),
        new EnumDefaultFix(),
        Intake.Chain("Order", ".[|Switch|](\"country\", o => o.Country).Case(Country.NL)"));
}
