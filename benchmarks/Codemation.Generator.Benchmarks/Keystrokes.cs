using System.Collections.Immutable;
using System.Globalization;
using Codemation.Analyzers;
using Codemation.Dsl.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Generator.Benchmarks;

/// <summary>What an edit costs.</summary>
internal static class Keystrokes
{
    private const int Rounds = 9;

    private static readonly (string Name, Func<Compilation, int, Compilation> Edit)[] Edits =
    [
        ("body edit, unrelated file", static (compilation, round) => UserProject.Edit(compilation, UserProject.Unrelated, "value * ", $"value * {round} * ")),
        ("declaration edit, unrelated file", static (compilation, round) => UserProject.Edit(compilation, UserProject.Unrelated, "int Sum(", $"int Sum{round}(")),
        ("lambda edit in one workflow", static (compilation, round) => UserProject.Edit(compilation, "Workflow0.cs", "p.Net + 1m", $"p.Net + {round + 3}m")),
        ("step renamed", static (compilation, round) => UserProject.Edit(compilation, "Workflow0.cs", "\"third\"", $"\"third-{round}\"")),
        ("half-typed chain", static (compilation, round) => UserProject.Edit(compilation, "Workflow0.cs", ".Merge(\"ninth\")", $".Merge(\"ninth\").Map(\"more{round}\", p => p.")),
    ];

    public static void Measure(int[] sizes)
    {
        Console.WriteLine("| what | workflows | cold | " + string.Join(" | ", Edits.Select(static edit => edit.Name)) + " |");
        Console.WriteLine("| --- | --- | --- | " + string.Join(" | ", Edits.Select(static _ => "---")) + " |");

        // The first run of anything is the just-in-time compiler's.
        _ = Generator(static () => new WorkflowGenerator(), 3);
        foreach (var size in sizes)
        {
            Print("empty pipeline", size, Generator(static () => new FloorGenerator(), size));
            Print("generator", size, Generator(static () => new WorkflowGenerator(), size));
            Print("analyzers", size, AnalyzersOf(size));
        }
    }

    private static double[] Generator(Func<IIncrementalGenerator> create, int size)
    {
        var compilation = UserProject.Compile(size);
        var cold = Clock.Median(3, _ => (Driver: CSharpGeneratorDriver.Create(create().AsSourceGenerator()), Compilation: UserProject.Compile(size)), static start => start.Driver.RunGenerators(start.Compilation));
        GeneratorDriver warm = CSharpGeneratorDriver.Create(create().AsSourceGenerator());
        warm = warm.RunGenerators(compilation);
        return [cold, .. Edits.Select(edit => Clock.Median(Rounds, round => edit.Edit(compilation, round), edited => warm.RunGenerators(edited)))];
    }

    // Editors ask for one file at a time; this is the whole project, as a build asks.
    private static double[] AnalyzersOf(int size)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers =
        [
            .. typeof(WorkflowAnalyzer).Assembly.GetTypes()
                .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
                .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        ];
        var compilation = UserProject.Compile(size);
        var cold = Clock.Median(3, _ => UserProject.Compile(size), edited => Analyze(edited, analyzers));
        return [cold, .. Edits.Select(edit => Clock.Median(3, round => edit.Edit(compilation, round), edited => Analyze(edited, analyzers)))];
    }

    private static void Analyze(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var failure = compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().FirstOrDefault(static each => each.Id == "AD0001");
        if (failure is not null)
        {
            throw new InvalidOperationException(failure.GetMessage(CultureInfo.InvariantCulture));
        }
    }

    private static void Print(string what, int size, double[] milliseconds) => Console.WriteLine(
        $"| {what} | {size} | " + string.Join(" | ", milliseconds.Select(static each => each.ToString("0.0", CultureInfo.InvariantCulture))) + " |");
}
