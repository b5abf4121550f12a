using Codemation.Testing.Roslyn.Compiling;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.Testing.Roslyn.Analyzing;

/// <summary>A mark for people who read a failed test.</summary>
internal static class MarkText
{
    public static string Of(Mark mark, UserCode code)
    {
        var file = code.Files.Concat(code.AdditionalFiles).FirstOrDefault(candidate => candidate.Path == mark.Path);
        if (file is null || mark.Span.End > file.Code.Length)
        {
            return $"{mark.Id} at {(mark.Path.Length == 0 ? "no location" : mark.Path)}";
        }

        var start = SourceText.From(file.Code).Lines.GetLinePosition(mark.Span.Start);
        return $"{mark.Id} at {mark.Path}({start.Line + 1},{start.Character + 1}) \"{file.Code.Substring(mark.Span.Start, mark.Span.Length)}\"";
    }
}
