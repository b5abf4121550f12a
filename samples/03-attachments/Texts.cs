namespace Attachments;

/// <summary>A file in the folder <c>texts</c>.</summary>
public sealed record TextFile(string File);

public sealed record TextCounts(string File, long Bytes, int Lines, int Words, string Sha256);
