using System.Text.Json;

namespace Codemation.Runtime.Json;

/// <summary>Says where JSON is malformed.</summary>
internal static class MalformedJson
{
    /// <summary>The error message for what the reader found.</summary>
    /// <param name="error">The reader's error; its position counts from where the reader began.</param>
    /// <param name="line">The lines before that place.</param>
    /// <param name="column">The bytes before it in its line.</param>
    public static string Describe(JsonException error, long line, long column)
    {
        var lines = error.LineNumber ?? 0;
        var bytes = error.BytePositionInLine ?? 0;
        return Describe(Reason(error), line + lines, lines == 0 ? column + bytes : bytes);
    }

    /// <summary>The error message for a place of the input.</summary>
    /// <param name="reason">What is wrong there.</param>
    /// <param name="line">The lines before the place.</param>
    /// <param name="column">The bytes before it in its line.</param>
    public static string Describe(string reason, long line, long column)
        => $"malformed JSON at line {line + 1}, byte {column + 1}: {reason}";

    /// <summary>The reader's message without the path and position that it adds.</summary>
    public static string Reason(JsonException error)
    {
        var message = error.Message;
        foreach (var addition in (ReadOnlySpan<string>)[" Path: ", " LineNumber: "])
        {
            var end = message.IndexOf(addition, StringComparison.Ordinal);
            message = end > 0 ? message[..end] : message;
        }

        return message.TrimEnd();
    }
}
