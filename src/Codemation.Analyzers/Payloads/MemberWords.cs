namespace Codemation.Analyzers.Payloads;

/// <summary>Tells by a member's name whether it holds bytes as text.</summary>
internal static class MemberWords
{
    private static readonly HashSet<string> Files = new(StringComparer.Ordinal)
    {
        "pdf", "image", "photo", "picture", "file", "attachment", "audio", "video", "scan", "thumbnail", "zip", "screenshot", "avatar", "png", "jpeg", "jpg", "gif", "binary", "raw",
    };

    private static readonly HashSet<string> Contents = new(StringComparer.Ordinal) { "data", "content", "contents", "bytes", "blob", "payload" };

    // Sizes and counts, written as text.
    private static readonly HashSet<string> Measured = new(StringComparer.Ordinal)
    {
        "response", "request", "total", "max", "min", "used", "free", "sent", "received", "transferred", "in", "out", "size",
    };

    // Bytes too, but few.
    private static readonly HashSet<string> Small = new(StringComparer.Ordinal)
    {
        "hash", "digest", "checksum", "signature", "key", "token", "nonce", "salt", "etag", "md5", "sha", "sha1", "sha256", "sha512", "hmac", "thumbprint", "fingerprint", "id", "cursor", "secret", "iv",
    };

    public static bool HoldBytes(string name)
    {
        var words = Split(name);
        if (words.Exists(Small.Contains))
        {
            return false;
        }

        var last = words.Count - 1;
        var before = last > 0 ? words[last - 1] : string.Empty;

        // The content of a file is text as often as not.
        var isText = before == "file" && words[last].StartsWith("content", StringComparison.Ordinal);
        return words.Exists(static word => word is "base64" or "b64")
            || words[last] == "blob"
            || (words[last] == "bytes" && !Measured.Contains(before))
            || (Contents.Contains(words[last]) && Files.Contains(before) && !isText)
            || (words[last] is "uri" or "url" && before == "data");
    }

    /// <summary>Whether a name says that what it stands for is short: a digest, a key, a token, or several of them.</summary>
    public static bool AreSmall(string name) => Split(name).Exists(IsSmall);

    /// <summary>Whether a method's name says that what it gives is short: <c>TokenOf</c> and <c>ComputeHash</c> do, <c>FindById</c> doesn't.</summary>
    public static bool GivesSmall(string method) => Split(method).TakeWhile(static word => word is not ("by" or "for" or "from" or "of" or "with" or "to")).Any(IsSmall);

    /// <summary>The words of a name in camel, Pascal or snake case, in lower case; digits stay with what they follow.</summary>
    public static List<string> Split(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            if (i == name.Length || name[i] == '_' || (i > start && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])))))
            {
                if (i > start)
                {
                    words.Add(name.Substring(start, i - start).ToLowerInvariant());
                }

                start = i < name.Length && name[i] == '_' ? i + 1 : i;
            }
        }

        return words.Count == 0 ? [name.ToLowerInvariant()] : words;
    }

    private static bool IsSmall(string word) =>
        Small.Contains(word) || (word.EndsWith("s", StringComparison.Ordinal) && Small.Contains(word.Substring(0, word.Length - 1)))
        || (word.EndsWith("es", StringComparison.Ordinal) && Small.Contains(word.Substring(0, word.Length - 2)));
}
