using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Codemation.Runtime.Binary;

/// <summary>Names of attachments: free on the way in, since they are never used as paths; made harmless on the way out.</summary>
internal static class AttachmentName
{
    private const int Longest = 255;
    private const string Unnamed = "attachment";

    private static readonly SearchValues<char> Unsafe = SearchValues.Create("/\\:*?\"<>|;%");

    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(static n => new[] { $"COM{n}", $"LPT{n}" })], StringComparer.OrdinalIgnoreCase);

    /// <summary>Refuses what can't be a name.</summary>
    /// <exception cref="ArgumentException">The name is empty, too long, or has characters that no name has.</exception>
    public static void Check(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.Length > Longest)
        {
            throw new ArgumentException($"The name of an attachment has {name.Length} characters; at most {Longest} are allowed.", nameof(name));
        }

        if (name.EnumerateRunes().Any(static rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar))
        {
            throw new ArgumentException("The name of an attachment has control characters, or is not valid Unicode.", nameof(name));
        }
    }

    /// <summary>A name that a file can have on any system, and that shows what it is.</summary>
    public static string AsFileName(string name)
    {
        var safe = new StringBuilder(Longest);
        foreach (var character in name.AsSpan(0, Math.Min(name.Length, Longest)).EnumerateRunes())
        {
            safe.Append(IsSafe(character) ? character.ToString() : "_");
        }

        var file = safe.ToString().TrimStart('.', ' ').TrimEnd('.', ' ');
        if (file.Length == 0)
        {
            return Unnamed;
        }

        return Devices.Contains(file.Split('.')[0]) ? $"_{file}" : file;
    }

    /// <summary>The header <c>Content-Disposition</c> (RFC 6266) that has a browser save it, never show it.</summary>
    public static string AsContentDisposition(string name)
    {
        var file = AsFileName(name);
        var header = new ContentDispositionHeaderValue("attachment");
        if (Ascii.IsValid(file))
        {
            header.FileName = $"\"{file}\"";
        }

        header.FileNameStar = file;
        return header.ToString();
    }

    // Characters of the category Format are not seen, but turn around what is.
    private static bool IsSafe(Rune character) =>
        !(character.IsBmp && Unsafe.Contains((char)character.Value)) && !Rune.IsControl(character) &&
        character != Rune.ReplacementChar && Rune.GetUnicodeCategory(character) != UnicodeCategory.Format;
}
