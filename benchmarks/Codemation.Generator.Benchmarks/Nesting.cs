using System.Globalization;

namespace Codemation.Generator.Benchmarks;

/// <summary>What nesting routers in lambdas costs the compiler.</summary>
internal static class Nesting
{
    private const int Rounds = 7;

    public static void Measure(int deepest)
    {
        Console.WriteLine("| depth | nested lambdas | statement form |");
        Console.WriteLine("| --- | --- | --- |");
        for (var warming = 0; warming < 20; warming++)
        {
            _ = Bind(Nested(5)) + Bind(Flat(5));
        }

        for (var depth = 1; depth <= deepest; depth++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {depth} | {Bind(Nested(depth)):0.0} | {Bind(Flat(depth)):0.0} |"));
        }
    }

    private static double Bind(string definition)
    {
        // Another compilation each time: what was bound is remembered.
        var compilation = UserProject.Compile([
            ("Usings.cs", "global using System; global using Codemation;"),
            ("Nested.cs", $"public sealed class Nested : Workflow<int, int>\n{{\n    protected override Flow<int> Define(Start<int> start)\n    {{\n{definition}\n    }}\n}}"),
        ]);
        return Clock.Median(Rounds, _ => compilation.Clone(), static fresh =>
        {
            var errors = fresh.GetSemanticModel(fresh.SyntaxTrees[1]).GetDiagnostics();
            if (errors.Any(static error => error.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error))
            {
                throw new InvalidOperationException(errors[0].ToString());
            }
        });
    }

    private static string Nested(int depth)
    {
        return "return start" + Level(1) + ";";

        string Level(int level) => level > depth
            ? string.Empty
            : $".If(\"if-{level}\", n => n > {level}, f{level} => f{level}.Map(\"then-{level}\", n => n + 1){Level(level + 1)}, g{level} => g{level}.Map(\"else-{level}\", n => n - 1)).Merge(\"merge-{level}\")";
    }

    private static string Flat(int depth)
    {
        var code = new System.Text.StringBuilder();
        for (var level = 1; level <= depth; level++)
        {
            code.Append(CultureInfo.InvariantCulture, $"var (yes{level}, no{level}) = {(level == 1 ? "start" : $"then{level - 1}")}.If(\"if-{level}\", n => n > {level});\n");
            code.Append(CultureInfo.InvariantCulture, $"var then{level} = yes{level}.Map(\"then-{level}\", n => n + 1);\n");
        }

        var last = $"then{depth}";
        for (var level = depth; level >= 1; level--)
        {
            code.Append(CultureInfo.InvariantCulture, $"var merged{level} = Flow.Merge(\"merge-{level}\", {last}, no{level}.Map(\"else-{level}\", n => n - 1));\n");
            last = $"merged{level}";
        }

        return code.Append("return ").Append(last).Append(';').ToString();
    }
}
