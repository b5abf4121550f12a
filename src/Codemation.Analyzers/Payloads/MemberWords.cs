namespace Codemation.Analyzers.Payloads;

/// <summary>Tells by a member's name whether it holds bytes as text.</summary>
internal static class MemberWords
{
    private static readonly HashSet<string> Files = new(StringComparer.Ordinal)
    {
        "pdf", "image", "photo", "picture", "file", "attachment", "audio", "video", "scan", "thumbnail", "zip", "screenshot", "avatar", "png", "jpeg", "jpg", "gif", "binary", "raw",
    };

    private static readonly HashSet<string> Contents = new(StringComparer.Ordinal) { "data", "content", "contents", "bytes", "blob", "payload" };

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
        return words.Exists(static word => word is "base64" or "b64")
            || words[last] is "bytes" or "blob"
            || (last > 0 && Contents.Contains(words[last]) && Files.Contains(words[last - 1]))
            || (last > 0 && words[last] is "uri" or "url" && words[last - 1] == "data");
    }

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
}
