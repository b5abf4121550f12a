using Codemation.Testing.Roslyn.Caching;
using Codemation.Testing.Roslyn.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Codemation.Testing.Roslyn.Generating;

/// <summary>
/// Runs generators over user code. Every run also checks that the result compiles without an error and without a
/// warning in generated code, that a second run over the same code does no work, and that no stage holds Roslyn objects.
/// </summary>
public static class Generation
{
    /// <summary>Runs the generators, beside those of the user's project, which see as little of them as they do of those.</summary>
    /// <exception cref="CheckFailedException">One of the checks failed, or a generator threw.</exception>
    public static Generated Run(UserCode code, params IIncrementalGenerator[] generators)
    {
        var compilation = Compiler.Compile(code);
        var driver = Driver(code, generators).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        var result = driver.GetRunResult();
        ThrowOnCrash(result);
        var all = code.Generators.IsEmpty
            ? result
            : Driver(code, [.. generators, .. code.Generators]).RunGeneratorsAndUpdateCompilation(compilation, out output, out _).GetRunResult();

        var generated = new Generated(output, result);
        Compiler.AssertNoErrors(output, code.ExpectedErrors);
        AssertGeneratedCodeIsClean(output, all);

        var again = driver.RunGenerators(compilation.Clone()).GetRunResult();
        StageChecks.AssertNothingRanAgain(again);
        StageChecks.AssertNoRoslynObjects(result);
        return generated;
    }

    internal static GeneratorDriver Driver(UserCode code, params IEnumerable<IIncrementalGenerator> generators) =>
        CSharpGeneratorDriver.Create(
            generators.Select(generator => generator.AsSourceGenerator()),
            code.AdditionalFiles.Select(file => new InMemoryText(file)),
            Compiler.ParseOptions(code),
            new ProjectOptions(code.Options),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    internal static void ThrowOnCrash(GeneratorDriverRunResult result)
    {
        foreach (var generator in result.Results)
        {
            if (generator.Exception is { } exception)
            {
                throw new CheckFailedException($"{generator.Generator.GetGeneratorType().Name} crashed: {exception}");
            }
        }
    }

    private static void AssertGeneratedCodeIsClean(Compilation output, GeneratorDriverRunResult result)
    {
        var findings = output.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning
                && diagnostic.Location.SourceTree is { } tree
                && result.GeneratedTrees.Contains(tree))
            .ToList();
        if (findings.Count > 0)
        {
            throw new CheckFailedException("Generated code has errors or warnings:\n" + DiagnosticText.Of(findings));
        }
    }
}
