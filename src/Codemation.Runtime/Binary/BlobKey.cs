using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Codemation.Runtime.Binary;

/// <summary>
/// Where stored content lies: its SHA-256 and a number of this one copy. Made here only, and never twice: who removes a copy can't remove
/// another one of the same content that came meanwhile.
/// </summary>
internal readonly record struct BlobKey
{
    private const int HashDigits = 64;
    private const int CopyDigits = 16;

    private readonly string? text;

    private BlobKey(string text) => this.text = text;

    /// <summary>The key of a new copy.</summary>
    /// <param name="sha256">The SHA-256 of the content, as 64 lower-case hexadecimal digits.</param>
    public static BlobKey New(string sha256) =>
        Parse($"{sha256}.{RandomNumberGenerator.GetHexString(CopyDigits, lowercase: true)}");

    /// <summary>Reads a key. Whatever has another form is refused, so that no key leads out of the storage.</summary>
    /// <exception cref="FormatException">The text is no key.</exception>
    public static BlobKey Parse(string text) =>
        TryParse(text, out var key) ? key : throw new FormatException("What should name stored content is no key of binary storage.");

    public static bool TryParse([NotNullWhen(true)] string? text, out BlobKey key)
    {
        key = default;
        if (text is not { Length: HashDigits + 1 + CopyDigits } || text[HashDigits] != '.' ||
            !IsLowerHex(text.AsSpan(0, HashDigits)) || !IsLowerHex(text.AsSpan(HashDigits + 1)))
        {
            return false;
        }

        key = new BlobKey(text);
        return true;
    }

    /// <summary>The SHA-256 of the content.</summary>
    public string Sha256 => ToString()[..HashDigits];

    /// <summary>The first two digits: spreads content over folders.</summary>
    public string Folder => ToString()[..2];

    public override string ToString() => text ?? throw new InvalidOperationException("The key was not set.");

    private static bool IsLowerHex(ReadOnlySpan<char> text) => text.ContainsAnyExcept("0123456789abcdef") is false;
}
