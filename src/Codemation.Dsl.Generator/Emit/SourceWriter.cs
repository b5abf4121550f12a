using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.Dsl.Generator.Emit;

/// <summary>Writes indented C#, with the same line ends on every system.</summary>
internal sealed class SourceWriter
{
    private const int IndentWidth = 4;

    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>The string as a C# literal, quotes included.</summary>
    public static string Literal(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>The string as a C# literal, or the word <c>null</c>.</summary>
    public static string LiteralOrNull(string? value) => value is null ? "null" : Literal(value);

    /// <summary>Writes an empty line.</summary>
    public SourceWriter Line()
    {
        text.Append('\n');
        return this;
    }

    /// <summary>Writes text at the current indentation; each of its lines, when it has several.</summary>
    public SourceWriter Line(string content)
    {
        var start = 0;
        while (start <= content.Length)
        {
            var end = content.IndexOf('\n', start);
            var next = end < 0 ? content.Length : end;
            Append(content, start, next);
            start = next + 1;
        }

        return this;
    }

    /// <summary>Writes <paramref name="header"/> and an opening brace; disposing the scope closes it.</summary>
    /// <param name="header">The line above the brace.</param>
    /// <param name="close">What ends the scope, such as <c>};</c>.</param>
    public Scope Block(string header, string close = "}")
    {
        Line(header).Line("{");
        return Indent(close);
    }

    /// <summary>Indents until the scope is disposed, which then writes <paramref name="close"/> when there is one.</summary>
    public Scope Indent(string? close = null)
    {
        depth++;
        return new Scope(this, close);
    }

    public SourceText ToSourceText() => SourceText.From(text.ToString(), Encoding.UTF8);

    public override string ToString() => text.ToString();

    private void Append(string content, int start, int end)
    {
        if (end > start && content[end - 1] == '\r')
        {
            end--;
        }

        if (end > start)
        {
            text.Append(' ', depth * IndentWidth).Append(content, start, end - start);
        }

        text.Append('\n');
    }

    /// <summary>An open indentation.</summary>
    public readonly struct Scope(SourceWriter writer, string? close) : IDisposable
    {
        public void Dispose()
        {
            writer.depth--;
            if (close is not null)
            {
                writer.Line(close);
            }
        }
    }
}
