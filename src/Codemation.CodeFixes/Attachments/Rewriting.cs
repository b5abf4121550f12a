using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.Attachments;

/// <summary>Text in which some parts are written anew, parts of these too.</summary>
internal sealed class Rewriting(SourceText text)
{
    private readonly List<Part> parts = [];

    /// <summary>Has a part written anew.</summary>
    public void Replace(TextSpan span, Func<string> write) => parts.Add(new Part(span, write));

    /// <summary>Puts text in front of a part, and behind it.</summary>
    public void Surround(TextSpan span, string before, Func<string> after)
    {
        // In front of what else is to become of the same part, which is then inside.
        Part? around = null;
        around = new Part(span, () => before + Write(span, [.. parts.Where(part => part != around)]) + after());
        parts.Insert(0, around);
    }

    public string Write(SyntaxNode node) => Write(node.Span, parts);

    /// <summary>The items of a list that are kept, with what stood in front of each.</summary>
    public string Write<T>(SeparatedSyntaxList<T> list, int from, int to, Func<T, bool> keep)
        where T : SyntaxNode
    {
        var kept = new StringBuilder();
        var end = from;
        var isFirst = true;
        foreach (var item in list)
        {
            if (keep(item))
            {
                var before = isFirst ? TextSpan.FromBounds(from, list[0].SpanStart) : TextSpan.FromBounds(end, item.SpanStart);
                kept.Append(text.ToString(before)).Append(Write(item));
                isFirst = false;
            }

            end = item.Span.End;
        }

        return kept.Append(text.ToString(TextSpan.FromBounds(end, to))).ToString();
    }

    private string Write(TextSpan span, List<Part> given)
    {
        var written = new StringBuilder();
        var at = span.Start;
        foreach (var part in given.Where(part => span.Contains(part.Span)).OrderBy(static part => part.Span.Start).ThenByDescending(static part => part.Span.Length))
        {
            if (part.Span.Start >= at)
            {
                written.Append(text.ToString(TextSpan.FromBounds(at, part.Span.Start))).Append(part.Write());
                at = part.Span.End;
            }
        }

        return written.Append(text.ToString(TextSpan.FromBounds(at, span.End))).ToString();
    }

    private sealed class Part(TextSpan span, Func<string> write)
    {
        public TextSpan Span => span;

        public Func<string> Write => write;
    }
}
