using Codemation.Dsl.Generator.Caching;
using Codemation.Dsl.Generator.Chains;
using Codemation.Testing.Roslyn.Compiling;

namespace Codemation.Dsl.Generator.Tests.Chains;

/// <summary>Writes what is wrong with a definition, one problem a line: kind, arguments, and the text it points at.</summary>
internal static class ProblemText
{
    public static string Of(UserCode code, string type = "Shop.Orders")
    {
        var compilation = Compiler.Compile(code);
        var workflow = compilation.GetTypeByMetadataName(type)!;
        var reading = ChainReader.Read(compilation, workflow, new TreeDependencies(), CancellationToken.None);
        return string.Join('\n', reading.Problems.Select(Line));
    }

    private static string Line(ChainProblem problem)
    {
        var span = problem.Location.SourceSpan;
        var text = problem.Location.SourceTree!.ToString().Substring(span.Start, span.Length);
        return $"{problem.Kind}({string.Join(", ", problem.Arguments)}) at {text.Split('\n')[0].Trim()}";
    }
}
