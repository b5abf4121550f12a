using System.Collections.Immutable;
using System.Text;
using Codemation.Testing.Roslyn.Compiling;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.Testing.Roslyn.Analyzing;

/// <summary>
/// A file in which <c>[|…|]</c> or <c>{|CDM001:…|}</c> marks where a diagnostic is expected. Marks may be nested and may
/// be empty.
/// </summary>
internal sealed record MarkedFile(SourceFile File, ImmutableArray<Mark> Marks)
{
    private const string PlainOpen = "[|";
    private const string PlainClose = "|]";
    private const string NamedOpen = "{|";
    private const string NamedClose = "|}";

    public static MarkedFile Parse(SourceFile marked)
    {
        var text = new StringBuilder();
        var marks = ImmutableArray.CreateBuilder<Mark>();
        var open = new Stack<(string? Id, int Start)>();
        var code = marked.Code;
        for (var at = 0; at < code.Length;)
        {
            if (Starts(code, at, PlainOpen))
            {
                open.Push((null, text.Length));
                at += PlainOpen.Length;
            }
            else if (Starts(code, at, NamedOpen))
            {
                var colon = code.IndexOf(':', at);
                if (colon < 0)
                {
                    throw new CheckFailedException($"A mark in {marked.Path} has no id: {{|id:text|}} is what it takes.");
                }

                open.Push((code[(at + NamedOpen.Length)..colon], text.Length));
                at = colon + 1;
            }
            else if (Starts(code, at, PlainClose) || Starts(code, at, NamedClose))
            {
                var close = code.Substring(at, PlainClose.Length);
                if (!open.TryPop(out var mark) || (mark.Id is null) != (close == PlainClose))
                {
                    throw new CheckFailedException($"'{close}' in {marked.Path} closes no mark of its kind.");
                }

                marks.Add(new Mark(mark.Id, marked.Path, TextSpan.FromBounds(mark.Start, text.Length)));
                at += close.Length;
            }
            else
            {
                text.Append(code[at++]);
            }
        }

        return open.Count == 0
            ? new MarkedFile(marked with { Code = text.ToString() }, marks.ToImmutable())
            : throw new CheckFailedException($"A mark in {marked.Path} is not closed.");
    }

    private static bool Starts(string code, int at, string mark) => string.CompareOrdinal(code, at, mark, 0, mark.Length) == 0;
}
