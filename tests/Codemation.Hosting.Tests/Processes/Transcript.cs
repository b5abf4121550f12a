using System.Text;

namespace Codemation.Hosting.Tests.Processes;

/// <summary>What a process writes to a stream, while it does.</summary>
internal sealed class Transcript
{
    private readonly StringBuilder text = new();
    private readonly TaskCompletionSource<string?> firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task whole;

    public Transcript(StreamReader reader) => whole = ReadAsync(reader);

    /// <summary>The first line; null when the stream ended before there was one.</summary>
    public Task<string?> FirstLineAsync() => firstLine.Task;

    public async Task<string> WholeAsync()
    {
        await whole;
        return text.ToString();
    }

    private async Task ReadAsync(StreamReader reader)
    {
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer) is > 0 and var count)
        {
            text.Append(buffer, 0, count);
            if (!firstLine.Task.IsCompleted && text.ToString() is var read && read.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end)
            {
                firstLine.SetResult(read[..end]);
            }
        }

        firstLine.TrySetResult(null);
    }
}
