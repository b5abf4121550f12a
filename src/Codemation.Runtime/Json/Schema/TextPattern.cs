using System.Text.RegularExpressions;

namespace Codemation.Runtime.Json;

/// <summary>A regular expression that can't be made to run for long by the text it is given.</summary>
internal sealed class TextPattern
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(250);
    private readonly Regex _regex;

    /// <summary>Takes a regular expression.</summary>
    /// <exception cref="ArgumentException">The pattern isn't a regular expression.</exception>
    public TextPattern(string pattern)
    {
        Text = pattern;
        var expression = AtVeryEnd(pattern);
        try
        {
            _regex = new Regex(expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Timeout);
        }
        catch (NotSupportedException)
        {
            // Back references and look-arounds need backtracking; only the time limit bounds those.
            _regex = new Regex(expression, RegexOptions.CultureInvariant, Timeout);
        }
    }

    public string Text { get; }

    // In .NET a final $ also matches before a line feed at the end; in JSON Schema it doesn't.
    private static string AtVeryEnd(string pattern)
    {
        var body = pattern.AsSpan();
        if (body is not [.. var before, '$'])
        {
            return pattern;
        }

        var backslashes = before.Length - before.TrimEnd('\\').Length;
        return backslashes % 2 == 0 ? pattern[..^1] + "\\z" : pattern;
    }

    /// <summary>Whether the pattern is found in the text.</summary>
    /// <exception cref="RegexMatchTimeoutException">The text made the match take too long.</exception>
    public bool Matches(ReadOnlySpan<char> text) => _regex.IsMatch(text);
}
