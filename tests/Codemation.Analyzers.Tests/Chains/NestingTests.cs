using Codemation.Analyzers.Chains;
using Codemation.Testing.Roslyn.Analyzing;
using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Tests.Chains;

public sealed class NestingTests
{
    [Fact]
    public async Task Three_levels_and_chains_side_by_side_are_fine() => await Analysis.VerifyAsync(
        new NestingAnalyzer(),
        Intake.Chain("Order", string.Concat(Enumerable.Range(0, 5).Select(i => $".If(\"side-{i}\", o => o.Total > {i}, f => f).Merge(\"merged-{i}\")")) + Nested(3)));

    [Fact]
    public async Task The_fourth_level_is_noted_and_the_sixth_warned_about()
    {
        var found = await Analysis.VerifyAsync(new NestingAnalyzer(), Intake.Chain("Order", Nested(7, marks: [4, 6])));

        Assert.Equal([DiagnosticSeverity.Info, DiagnosticSeverity.Warning], found.Select(diagnostic => diagnostic.Severity));
    }

    [Fact]
    public async Task The_statement_form_has_no_levels() => await Analysis.VerifyAsync(
        new NestingAnalyzer(),
        Intake.Class(
            "Order",
            "    protected override Flow<Order> Define(Start<Order> start)\n    {\n"
            + string.Concat(Enumerable.Range(1, 8).Select(i => $"        var (yes{i}, no{i}) = {(i == 1 ? "start" : $"yes{i - 1}")}.If(\"if-{i}\", o => o.Total > {i});\n"))
            + "        return Flow.Merge(\"all\", [yes8, " + string.Join(", ", Enumerable.Range(1, 8).Select(i => $"no{i}")) + "]);\n    }"));

    private static string Nested(int depth, int level = 1, params int[] marks) => depth == 0
        ? ""
        : $".{(marks.Contains(level) ? "[|If|]" : "If")}(\"if-{level}\", o => o.Total > {level}, f{level} => f{level}{Nested(depth - 1, level + 1, marks)}).Merge(\"merge-{level}\")";
}
