using System.Text;
using Microsoft.CodeAnalysis;

namespace Codemation.Testing.Roslyn.Compiling;

/// <summary>Diagnostics for people who read a failed test: the message, and the line it is about.</summary>
internal static class DiagnosticText
{
    public static string Of(IEnumerable<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in diagnostics)
        {
            text.Append("  ").Append(diagnostic).Append('\n');
            if (diagnostic.Location.SourceTree is { } tree)
            {
                var line = tree.GetText().Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start);
                text.Append("    > ").Append(line.ToString().Trim()).Append('\n');
            }
        }

        return text.ToString();
    }
}
