using System.Collections.Immutable;
using Codemation.Testing.Roslyn.Compiling;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Testing.Roslyn.Analyzing;

/// <summary>User code with its marks taken out.</summary>
internal sealed record MarkedCode(UserCode Code, ImmutableArray<Mark> Marks)
{
    public static MarkedCode Parse(UserCode marked, DiagnosticAnalyzer analyzer)
    {
        var files = marked.Files.Select(MarkedFile.Parse).ToList();
        var additional = marked.AdditionalFiles.Select(MarkedFile.Parse).ToList();
        return new MarkedCode(
            marked with { Files = [.. files.Select(file => file.File)], AdditionalFiles = [.. additional.Select(file => file.File)] },
            [.. files.Concat(additional).SelectMany(file => file.Marks).Select(mark => Named(mark, analyzer))]);
    }

    private static Mark Named(Mark mark, DiagnosticAnalyzer analyzer)
    {
        if (mark.Id is not null)
        {
            return mark;
        }

        var ids = analyzer.SupportedDiagnostics.Select(descriptor => descriptor.Id).Distinct().ToList();
        return ids is [var only]
            ? mark with { Id = only }
            : throw new CheckFailedException(
                $"{analyzer.GetType().Name} reports {string.Join(", ", ids)}, so a mark must name one: {{|{ids[0]}:…|}}.");
    }
}
