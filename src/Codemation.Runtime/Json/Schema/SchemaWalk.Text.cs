using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Codemation.Runtime.Json;

internal sealed partial class SchemaWalk
{
    private const int CharactersOnStack = 256;

    private bool Text(StringRules? rules, ref Utf8JsonReader reader)
    {
        if (!WellFormedText.Holds(in reader))
        {
            errors?.Add("the text isn't valid Unicode (invalid UTF-8, or half of a surrogate pair)");
            return false;
        }

        if (rules is null)
        {
            return true;
        }

        return (!rules.ReadsCharacters || HasAllowedCharacters(rules, ref reader))
            && Has(rules.Encoding, ref reader)
            && Has(rules.Format, ref reader)
            && (rules.Range is not { } range || range.Allows(in reader) || Refuse(ref reader, range.InWords));
    }

    private bool Has(TextFormat? format, ref Utf8JsonReader reader) =>
        format is null || format.Matches(in reader) || Refuse(ref reader, format.Words);

    private bool HasAllowedCharacters(StringRules rules, ref Utf8JsonReader reader)
    {
        // A character takes at least one byte, so the bytes are room enough.
        var room = reader.ValueSpan.Length;
        char[]? rented = null;
        var buffer = room <= CharactersOnStack ? stackalloc char[CharactersOnStack] : rented = ArrayPool<char>.Shared.Rent(room);
        try
        {
            ReadOnlySpan<char> text = buffer[..reader.CopyString(buffer)];
            return HasAllowedLength(rules, text, ref reader)
                && MatchesAll(rules.Patterns, text, ref reader);
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<char>.Shared.Return(rented);
            }
        }
    }

    private bool HasAllowedLength(StringRules rules, scoped ReadOnlySpan<char> text, ref Utf8JsonReader reader)
    {
        var length = 0;
        foreach (var character in text)
        {
            length += char.IsLowSurrogate(character) ? 0 : 1;
        }

        return length < rules.MinLength ? Refuse(ref reader, $"at least {Counted(rules.MinLength, "character")}")
            : length <= rules.MaxLength || Refuse(ref reader, $"at most {Counted(rules.MaxLength, "character")}");
    }

    private bool MatchesAll(TextPattern[] patterns, scoped ReadOnlySpan<char> text, ref Utf8JsonReader reader)
    {
        foreach (var pattern in patterns)
        {
            if (!Matches(pattern, text, ref reader))
            {
                return false;
            }
        }

        return true;
    }

    private bool Matches(TextPattern pattern, scoped ReadOnlySpan<char> text, ref Utf8JsonReader reader)
    {
        try
        {
            return pattern.Matches(text) || Refuse(ref reader, $"text that matches {pattern.Text}");
        }
        catch (RegexMatchTimeoutException)
        {
            return Fail(ref reader, errors is null ? "" : $"it takes too long to see whether {Found(in reader)} matches {pattern.Text}");
        }
    }
}
