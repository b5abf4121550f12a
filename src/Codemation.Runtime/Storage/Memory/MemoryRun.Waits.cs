namespace Codemation.Runtime.Storage.Memory;

/// <content>What its items wait for.</content>
internal sealed partial class MemoryRun
{
    private Dictionary<(string Step, int Item), MemoryWait>? waits;

    public IReadOnlyCollection<MemoryWait> Waits => waits is null ? [] : waits.Values;

    public void Add(MemoryWait wait) => (waits ??= [])[(wait.Wait.Step, wait.Wait.Item)] = wait;

    public MemoryWait? TakeWait(string step, int item) => waits is not null && waits.Remove((step, item), out var wait) ? wait : null;

    public void ForgetWaits() => waits = null;

    public bool AwaitsSubWorkflow(string runId) => Waits.Any(wait => wait.Wait.Kind == WaitKind.SubWorkflow && wait.Wait.Correlation == runId);

    private StoredWait[] StoredWaits() => waits is null
        ? []
        : [.. waits.Values.Select(wait => wait.ToStored()).OrderBy(wait => wait.Step, StringComparer.Ordinal).ThenBy(wait => wait.Item)];
}
