using System.Globalization;
using System.Text;
using Codemation.Analyzers.Chains;
using Codemation.Dsl.Generator;
using Codemation.Dsl.Generator.Chains;
using Codemation.Testing.Roslyn.Compiling;
using Codemation.Testing.Roslyn.Generating;
using Codemation.Testing.Roslyn.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Tests.Chains;

/// <summary>The generator and the analyzers must not disagree about what a chain means: both are given the same ones, sound and broken.</summary>
public sealed class ChainAgreementTests
{
    private const int Chains = 200;

    private static readonly Lazy<UserCode> Code = new(() => UserCode.FromFiles(
        ("Types.cs", """
            using Codemation;
            public sealed record Ask(int Number);
            public sealed class AskNode : RouterNode<Ask>
            {
                public static readonly Port<int> Yes = new("yes");
                public static readonly Port<int> No = new("no");
                public override ValueTask ExecuteAsync(Ask request, RouterContext ctx) => default;
            }
            public sealed record Load(int Number) : INodeRequest<int>;
            public sealed class LoadNode : Node<Load, int> { public override ValueTask<NodeResult<int>> ExecuteAsync(Load request, StepContext ctx) => new(1); }
            """),
        ("Chains.cs", string.Concat(Enumerable.Range(0, Chains).Select(Workflow).Prepend("using Codemation;\n")))));

    [Fact]
    public async Task A_plan_is_complete_exactly_where_no_analyzer_reports_an_error_in_the_chain()
    {
        var code = Code.Value;
        var generated = Generation.Run(code, new WorkflowGenerator());
        using var assembly = UserAssembly.Load(generated.Compilation);
        var broken = await BrokenAsync(generated.Compilation);

        var disagreements = Enumerable.Range(0, Chains).Where(i => assembly.Value<ExecutionPlan>($"Chain{i}", "Plan").IsComplete == broken.Contains($"Chain{i}")).ToArray();

        Assert.Empty(disagreements);
        Assert.InRange(broken.Count, Chains / 10, Chains / 2);
    }

    [Fact]
    public void The_steps_that_the_analyzers_read_are_those_of_the_plan()
    {
        var code = Code.Value;
        var generated = Generation.Run(code, new WorkflowGenerator());
        using var assembly = UserAssembly.Load(generated.Compilation);
        var compared = 0;
        for (var i = 0; i < Chains; i++)
        {
            var plan = assembly.Value<ExecutionPlan>($"Chain{i}", "Plan");
            if (plan.IsComplete)
            {
                var type = generated.Compilation.GetTypeByMetadataName($"Chain{i}")!;
                var reading = ChainReadings.Of(generated.Compilation).Read(generated.Compilation, type, CancellationToken.None);
                Assert.Equal(Of(plan), Of(reading));
                compared++;
            }
        }

        Assert.InRange(compared, Chains / 2, Chains);
    }

    private static string Of(ExecutionPlan plan) => string.Join('\n', plan.Steps.Select(step =>
        $"{step.Id} {step.Kind} <- {string.Join(" ", step.Inputs.Select(input => $"{input.Step}.{input.Port}"))} -> {string.Join(" ", step.Ports.Select(port => port.Name))} in {step.Scope}"));

    private static string Of(ChainReading reading) => string.Join('\n', reading.Steps.Select(step =>
        $"{step.Id} {step.Kind} <- {string.Join(" ", step.Inputs.Select(input => $"{input.Step}.{input.Port}"))} -> {string.Join(" ", step.Ports.Select(port => port.Name))} in {step.Scope}"));

    private static async Task<HashSet<string>> BrokenAsync(Compilation compilation)
    {
        DiagnosticAnalyzer[] analyzers = [new StepIdAnalyzer(), new StaticPlanAnalyzer()];
        var found = await compilation.WithAnalyzers([.. analyzers]).GetAnalyzerDiagnosticsAsync();
        return [.. found.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic =>
        {
            var before = diagnostic.Location.SourceTree!.ToString()[..diagnostic.Location.SourceSpan.Start];
            var name = before[(before.LastIndexOf("partial class ", StringComparison.Ordinal) + "partial class ".Length)..];
            return name[..name.IndexOf(' ', StringComparison.Ordinal)];
        })];
    }

    private static string Workflow(int seed)
    {
        var writer = new ChainWriter(new Random(seed));
        return string.Create(CultureInfo.InvariantCulture, $"[Workflow(\"chain-{seed}\")] public sealed partial class Chain{seed} : Workflow<int, int>\n{{\n    private static readonly string Late = \"late\";\n    protected override Flow<int> Define(Start<int> start)\n    {{\n{writer.Body()}    }}\n}}\n");
    }

    /// <summary>Writes a definition of random steps, one in four of which has something that no plan can hold.</summary>
    private sealed class ChainWriter(Random random)
    {
        private readonly StringBuilder statements = new();
        private int steps;

        public string Body()
        {
            var chain = Chain("start", depth: 0);
            statements.Append(CultureInfo.InvariantCulture, $"        return {chain};\n");
            return random.Next(4) == 0 ? Break(statements.ToString()) : statements.ToString();
        }

        private string Chain(string from, int depth)
        {
            var chain = new StringBuilder(from);
            for (var i = 1 + random.Next(4); i > 0; i--)
            {
                chain.Append(Step(depth));
            }

            return chain.ToString();
        }

        private string Step(int depth) => random.Next(depth < 2 ? 13 : 6) switch
        {
            0 => $".Map({Id()}, n => n + 1)",
            1 => $".Filter({Id()}, n => n > 0)",
            2 => $".Run({Id()}, n => new Load(n))",
            3 => $".Wait({Id()}, TimeSpan.FromDays(1))",
            4 => $".MapAsync({Id()}, async (n, ctx) => n)",
            5 => $".Split({Id()}, n => new[] {{ n }})",
            6 => $".If({Id()}, n => n > 1, a => {Chain("a", depth + 1)}, b => {Chain("b", depth + 1)}).Merge({Id()})",
            7 => $".Switch({Id()}, n => n, c => c.Case(1, a => {Chain("a", depth + 1)}).Default(b => b)).Merge({Id()})",
            8 => $".Fork(a => {Chain("a", depth + 1)}, b => {Chain("b", depth + 1)}, c => c).Merge({Id()}, (a, b, c) => a + b + c)",
            9 => $".Try({Id()}, a => {Chain("a", depth + 1)}, e => e.Map({Id()}, error => 0)).Merge({Id()})",
            10 => $".Route({Id()}, n => new Ask(n), r => r.On(AskNode.Yes, a => {Chain("a", depth + 1)}).On(AskNode.No, b => b)).Merge({Id()})",
            11 => $".WaitFor<int>({Id()}, n => \"c\").Map({Id()}, s => s.Signal)",
            _ => $".Fork(a => a, b => {Chain("b", depth + 1)}).Merge({Id()}, MergeMode.PassThrough)",
        };

        private string Id() => $"\"s{++steps}\"";

        private string Break(string body) => random.Next(6) switch
        {
            0 => body.Replace("return start", "return start.NoOp(Late)", StringComparison.Ordinal),
            1 => body.Replace("return start", "return start.NoOp(\"Not An Id\")", StringComparison.Ordinal),
            2 => body.Replace("return start", "return start.NoOp(\"s1\")", StringComparison.Ordinal),
            3 => body.Replace("return start", "for (var i = 0; i < 2; i++) { _ = start.NoOp(\"looped\"); }\n        return start", StringComparison.Ordinal),
            4 => body.Replace("return start", "var either = DateTime.MaxValue > DateTime.MinValue ? start : start.NoOp(\"other\");\n        return either", StringComparison.Ordinal),
            _ => body.Replace("return start", "return start.Switch(\"dynamic\", n => n).Case(Late.Length)", StringComparison.Ordinal),
        };
    }
}
