namespace Attachments;

/// <summary>Counts as it reads, so that the length of a text is no matter.</summary>
internal static class TextCounter
{
    public static async Task<(int Lines, int Words)> CountAsync(Stream content, CancellationToken cancellationToken)
    {
        var (lines, words) = (0, 0);
        using var reader = new StreamReader(content, leaveOpen: true);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            lines++;
            words += line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        }

        return (lines, words);
    }
}
