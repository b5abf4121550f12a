namespace Codemation.Runtime.Storage.Memory;

/// <summary>Content, and who holds it. Used under the store's lock.</summary>
internal sealed class MemoryBlobs
{
    private readonly Dictionary<string, MemoryBlob> byHash = [];
    private readonly Dictionary<string, HashSet<MemoryBlob>> byRun = [];
    private readonly HashSet<Blob> dropped = [];

    public Blob Hold(string runId, Blob blob, DateTimeOffset at)
    {
        if (!byHash.TryGetValue(blob.Key.Sha256, out var known))
        {
            byHash.Add(blob.Key.Sha256, known = new MemoryBlob(blob));
        }

        known.HeldAt = at;
        Refer(runId, known);
        return known.Blob;
    }

    public Blob? Find(string runId, string sha256) =>
        byHash.TryGetValue(sha256, out var blob) && byRun.TryGetValue(runId, out var held) && held.Contains(blob) ? blob.Blob : null;

    public void Share(BlobShare share, string toRunId)
    {
        foreach (var blob in byRun.GetValueOrDefault(share.RunId) ?? [])
        {
            if (share.Sha256?.Contains(blob.Blob.Key.Sha256) != false)
            {
                Refer(toRunId, blob);
            }
        }
    }

    /// <summary>Has a run let go of all it holds.</summary>
    /// <returns>Whether it held anything.</returns>
    public bool Release(string runId)
    {
        if (!byRun.Remove(runId, out var held))
        {
            return false;
        }

        foreach (var blob in held)
        {
            blob.References--;
        }

        return true;
    }

    public IReadOnlyList<Blob> Drop(DateTimeOffset heldUntil, int most)
    {
        foreach (var unheld in byHash.Values.Where(blob => blob.References == 0 && blob.HeldAt <= heldUntil).Take(most).ToArray())
        {
            byHash.Remove(unheld.Blob.Key.Sha256);
            dropped.Add(unheld.Blob);
        }

        return [.. dropped.Take(most)];
    }

    public void Forget(IReadOnlyList<Blob> removed) => dropped.ExceptWith(removed);

    private void Refer(string runId, MemoryBlob blob)
    {
        if (!byRun.TryGetValue(runId, out var held))
        {
            byRun.Add(runId, held = []);
        }

        if (held.Add(blob))
        {
            blob.References++;
        }
    }
}
