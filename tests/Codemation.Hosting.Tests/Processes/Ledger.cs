using System.Globalization;

namespace Codemation.Hosting.Tests.Processes;

/// <summary>The effects of all processes of a test application, in the order in which they happened.</summary>
internal sealed class Ledger(string path)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(2);

    public string Path => path;

    public Effect[] Read() => !File.Exists(path) ? [] : [.. Text()
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(static line => line.Split(' '))
        .Select(static parts => new Effect(
            parts[0], parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture), int.Parse(parts[3], CultureInfo.InvariantCulture)))];

    /// <summary>Waits for a number of effects, or for the process that makes them to end.</summary>
    public async Task WaitAsync(int effects, AppProcess process)
    {
        while (Read().Length < effects && !process.HasEnded)
        {
            await Task.Delay(Pace, TimeProvider.System);
        }
    }

    // Up to the last whole line: a process may be writing.
    private string Text()
    {
        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var text = file.ReadToEnd();
        return text[..(text.LastIndexOf('\n') + 1)];
    }
}

internal sealed record Effect(string Key, string Step, int Item, int Attempt);
