using Codemation.Analyzers.Chains;
using Codemation.CodeFixes.Chains;
using Codemation.Dsl.Generator;
using Codemation.Testing.Roslyn.Analyzing;
using Codemation.Testing.Roslyn.Compiling;
using Codemation.Testing.Roslyn.Fixing;
using Codemation.Testing.Roslyn.Generating;
using Codemation.Testing.Roslyn.Running;
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

    [Fact]
    public async Task The_definition_is_rewritten_to_statements_with_the_same_plan()
    {
        const string Before = """.Map("in", o => o).If("a", o => o.Total > 1m, f => f.If("b", o => o.Total > 2m, g => g.Switch("c", o => o.Country, c => c.Case(Country.NL, h => h.[|If|]("d", o => o.Total > 3m, then: i => i.NoOp("deep"), @else: i => i.NoOp("flat")).Merge("md")).Default(h => h)).Merge("mc")).Merge("mb"), f => f.NoOp("small")).Merge("ma").Map("out", o => o)""";
        var before = Intake.Chain("Order", Before);
        var after = Intake.Class(
            "Order",
            """
                protected override Flow<Order> Define(Start<Order> start)
                {
                    var (a, notA) = start.Map("in", o => o).If("a", o => o.Total > 1m);
                    var (b, notB) = a.If("b", o => o.Total > 2m);
                    var c2 = b.Switch("c", o => o.Country);
                    var c0 = c2.Case(Country.NL);
                    var (d, notD) = c0.If("d", o => o.Total > 3m);
                    var dEnd = d.NoOp("deep");
                    var notDEnd = notD.NoOp("flat");
                    var c0End = Flow.Merge("md", dEnd, notDEnd);
                    var cRest = c2.Default();
                    var bEnd = Flow.Merge("mc", c0End, cRest);
                    var aEnd = Flow.Merge("mb", bEnd, notB);
                    var notAEnd = notA.NoOp("small");
                    return Flow.Merge("ma", aEnd, notAEnd).Map("out", o => o);
                }

            """);

        await CodeFixing.VerifyAsync(new NestingAnalyzer(), new NestingFix(), before, after);
        Assert.Equal(Plan(Intake.Chain("Order", Before.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal))), Plan(after));
    }

    private static string Plan(UserCode code)
    {
        using var assembly = UserAssembly.Load(Generation.Run(code, new WorkflowGenerator()).Compilation);
        return string.Join('\n', assembly.Value<ExecutionPlan>("Intake", "Plan").Steps.Select(step => $"{step.Id} {step.Kind} {string.Join(' ', step.Inputs)}"));
    }

    private static string Nested(int depth, int level = 1, params int[] marks) => depth == 0
        ? ""
        : $".{(marks.Contains(level) ? "[|If|]" : "If")}(\"if-{level}\", o => o.Total > {level}, f{level} => f{level}{Nested(depth - 1, level + 1, marks)}).Merge(\"merge-{level}\")";
}
