using System.Collections.Immutable;
using Codemation.Testing.Roslyn.Compiling;
using Codemation.Testing.Roslyn.Generating;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Testing.Roslyn.Analyzing;

/// <summary>Runs an analyzer over user code in which the expected diagnostics are marked.</summary>
public static class Analysis
{
    /// <summary>
    /// Checks that the analyzer reports exactly what is marked, and that the code compiles apart from marked or expected
    /// compiler errors.
    /// </summary>
    /// <returns>The analyzer's diagnostics in source order, for checks of their messages.</returns>
    public static async Task<ImmutableArray<Diagnostic>> VerifyAsync(DiagnosticAnalyzer analyzer, UserCode marked)
    {
        var (code, expected) = MarkedCode.Parse(marked, analyzer);
        var compilation = Compile(code);
        var reported = await RunAsync(
            analyzer,
            compilation,
            new AnalyzerOptions([.. code.AdditionalFiles.Select(file => new InMemoryText(file))], new ProjectOptions(code.Options)));

        var errors = compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !code.ExpectedErrors.Contains(diagnostic.Id));
        Compare(code, expected, [.. errors.Select(ToMark), .. reported.Select(ToMark)], [.. errors, .. reported]);
        return reported;
    }

    internal static async Task<ImmutableArray<Diagnostic>> RunAsync(
        DiagnosticAnalyzer analyzer,
        Compilation compilation,
        AnalyzerOptions options)
    {
        var settings = new CompilationWithAnalyzersOptions(
            options, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var found = await compilation.WithAnalyzers([analyzer], settings).GetAnalyzerDiagnosticsAsync();
        return found.FirstOrDefault(diagnostic => diagnostic.Id == "AD0001") is { } crash
            ? throw new CheckFailedException($"{analyzer.GetType().Name} crashed: {crash.GetMessage()}")
            : [.. found.OrderBy(Path, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan)];
    }

    private static Compilation Compile(UserCode code)
    {
        Compilation compilation = Compiler.Compile(code);
        if (code.Generators.IsEmpty)
        {
            return compilation;
        }

        var driver = Generation.Driver(code, code.Generators).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        Generation.ThrowOnCrash(driver.GetRunResult());
        return output;
    }

    private static void Compare(UserCode code, ImmutableArray<Mark> expected, ImmutableArray<Mark> found, ImmutableArray<Diagnostic> diagnostics)
    {
        var missing = Without(expected, found);
        var surplus = Without(found, expected);
        if (missing.Count == 0 && surplus.Count == 0)
        {
            return;
        }

        var lines = missing.Select(mark => "  expected, not found: " + MarkText.Of(mark, code))
            .Concat(surplus.Select(mark => "  found, not expected: " + MarkText.Of(mark, code)));
        throw new CheckFailedException($"The diagnostics differ:\n{string.Join('\n', lines)}\nAll diagnostics:\n{DiagnosticText.Of(diagnostics)}");
    }

    // A diagnostic reported twice is not the same as one reported once.
    private static List<Mark> Without(IEnumerable<Mark> marks, IEnumerable<Mark> others)
    {
        var rest = marks.ToList();
        foreach (var other in others)
        {
            rest.Remove(other);
        }

        return rest;
    }

    private static Mark ToMark(Diagnostic diagnostic) => new(diagnostic.Id, Path(diagnostic), diagnostic.Location.SourceSpan);

    private static string Path(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().Path ?? string.Empty;
}
