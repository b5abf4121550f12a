namespace Codemation.Runtime.Tests.Running;

/// <summary>What the steps of a workflow tell the test that runs it. Given to workflows as a constructor dependency.</summary>
public sealed class Probe
{
    private readonly Lock gate = new();
    private readonly List<string> entries = [];

    /// <summary>What was noted, in order.</summary>
    public IReadOnlyList<string> Entries
    {
        get
        {
            lock (gate)
            {
                return [.. entries];
            }
        }
    }

    /// <summary>Called with each entry as it is noted, on the thread that notes it.</summary>
    public Action<string>? Noted { get; set; }

    public void Note(string entry)
    {
        lock (gate)
        {
            entries.Add(entry);
        }

        Noted?.Invoke(entry);
    }

    /// <summary>Notes an entry after giving up the thread, as a step with effects does.</summary>
    public async ValueTask<T> NotedAsync<T>(string entry, T result)
    {
        await Task.Yield();
        Note(entry);
        return result;
    }

    /// <summary>How often something was noted.</summary>
    public int Count(string entry) => Entries.Count(noted => noted == entry);
}
