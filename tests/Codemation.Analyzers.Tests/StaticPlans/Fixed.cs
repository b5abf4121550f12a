using System.Collections.Immutable;
using Codemation.Analyzers.Chains;
using Codemation.CodeFixes.StaticPlans;
using Codemation.Dsl.Generator;
using Codemation.Testing.Roslyn.Compiling;
using Codemation.Testing.Roslyn.Fixing;
using Codemation.Testing.Roslyn.Generating;
using Codemation.Testing.Roslyn.Running;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Tests.StaticPlans;

/// <summary>Fixes definitions. What comes out must have a plan, and nothing that any analyzer reports.</summary>
internal static class Fixed
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [.. typeof(WorkflowAnalyzer).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>A workflow with a definition of statements, over orders and settings.</summary>
    public static UserCode Workflow(string statements, string members = "") => Class(
        $$"""
            protected override Flow<Order> Define(Start<Order> start)
            {
        {{Indented(statements, "        ")}}
            }
        """,
        members);

    /// <summary>A workflow with the members given.</summary>
    public static UserCode Class(string define, string members = "") => UserCode.FromFiles(
        ("Types.cs", """
            namespace Shop;

            public enum Mode { Fast, Slow }
            public sealed record Order(string Id, decimal Total, IReadOnlyList<string> Lines);
            public sealed record Settings(bool Discounts, bool Gifts, decimal Limit, Mode Mode, string Region, TimeSpan Pause)
            {
                public bool Live { get; set; }
            }

            """),
        (UserCode.DefaultPath, $$"""
            using Codemation;

            namespace Shop;

            [Workflow("shop.orders")]
            public sealed partial class Orders(Settings settings) : Workflow<Order, Order>
            {
            {{define}}{{(members.Length == 0 ? "" : "\n\n" + Indented(members, "    "))}}
            }

            """));

    public static async Task VerifyAsync(UserCode before, UserCode after)
    {
        await CodeFixing.VerifyAsync(new StaticPlanAnalyzer(), new StaticPlanFix(), before, after);
        await AcceptAsync(after);
    }

    public static async Task VerifyAllAsync(UserCode before, UserCode after)
    {
        await CodeFixing.VerifyAllAsync(new StaticPlanAnalyzer(), new StaticPlanFix(), before, after);
        await AcceptAsync(after);
    }

    public static Task VerifyNoneAsync(UserCode before) => CodeFixing.VerifyNoneAsync(new StaticPlanAnalyzer(), new StaticPlanFix(), before);

    private static async Task AcceptAsync(UserCode code)
    {
        var compilation = Generation.Run(code with { Generators = [] }, new WorkflowGenerator()).Compilation;
        Assert.Empty(await compilation.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync());

        using var assembly = UserAssembly.Load(compilation);
        Assert.NotEmpty(assembly.Value<ExecutionPlan>("Shop.Orders", "Plan").Steps);
    }

    private static string Indented(string code, string indentation) =>
        string.Join('\n', code.Split('\n').Select(line => line.Length == 0 ? line : indentation + line));
}
