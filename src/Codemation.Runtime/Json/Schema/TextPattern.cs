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
        try
        {
            _regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Timeout);
        }
        catch (NotSupportedException)
        {
            // Back references and look-arounds need backtracking; only the time limit bounds those.
            _regex = new Regex(pattern, RegexOptions.CultureInvariant, Timeout);
        }
    }

    public string Text { get; }

    /// <summary>Whether the pattern is found in the text.</summary>
    /// <exception cref="RegexMatchTimeoutException">The text made the match take too long.</exception>
    public bool Matches(ReadOnlySpan<char> text) => _regex.IsMatch(text);
}
