using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.StaticPlans;

/// <summary>How a file is laid out, and parts of it at another depth.</summary>
internal sealed class SourceLayout(SourceText text, SyntaxNode root)
{
    /// <summary>The end of a line.</summary>
    public string NewLine { get; } =
        text.Lines.Select(line => text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak))).FirstOrDefault(static end => end.Length > 0) ?? "\n";

    /// <summary>One level of depth.</summary>
    public string Unit { get; } = text.Lines.Any(line => line.Span.Length > 0 && text[line.Start] == '\t') ? "\t" : "    ";

    /// <summary>The white space that the line of a position begins with.</summary>
    public string IndentationAt(int position) =>
        new([.. text.ToString(text.Lines.GetLineFromPosition(position).Span).TakeWhile(static character => character is ' ' or '\t')]);

    /// <summary>A part of the file with some changes, whose further lines are moved from one depth to another.</summary>
    public string Move(TextSpan part, string from, string to, IEnumerable<TextChange> changes)
    {
        var all = changes.Where(change => part.Contains(change.Span)).ToList();
        foreach (var line in text.Lines.SkipWhile(line => line.Start <= part.Start).TakeWhile(line => line.Start < part.End))
        {
            var depth = new TextSpan(line.Start, from.Length);
            if (from != to && line.Span.Length > 0 && part.Contains(depth) && text.ToString(depth) == from
                && !IsInText(line.Start) && !all.Exists(change => change.Span.OverlapsWith(depth)))
            {
                all.Add(new TextChange(depth, to));
            }
        }

        return text.GetSubText(part)
            .WithChanges(all.OrderBy(static change => change.Span).Select(change => new TextChange(new TextSpan(change.Span.Start - part.Start, change.Span.Length), change.NewText!)))
            .ToString();
    }

    /// <summary>The comments in a part of the file that are outside of some parts of it.</summary>
    public IEnumerable<string> Comments(TextSpan part, params TextSpan[] kept) => root.DescendantTrivia(part)
        .Where(trivia => part.Contains(trivia.Span) && IsComment(trivia) && !kept.Any(each => each.Contains(trivia.Span)))
        .Select(static trivia => trivia.ToString());

    public static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;

    // The lines of a text are part of it.
    private bool IsInText(int lineStart)
    {
        var token = root.FindToken(lineStart);
        return token.SpanStart < lineStart && lineStart < token.Span.End;
    }
}
