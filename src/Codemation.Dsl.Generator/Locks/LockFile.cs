namespace Codemation.Locks;

/// <summary>The plans that runs in flight may have been started with, of one project: <c>workflows.lock.json</c>.</summary>
internal sealed class LockFile(IEnumerable<LockedPlan> plans)
{
    public const string Name = "workflows.lock.json";

    private readonly SortedDictionary<string, LockedPlan> byId = Sorted(plans);

    /// <summary>The plans, by workflow id.</summary>
    public IReadOnlyCollection<LockedPlan> Plans => byId.Values;

    public LockedPlan? Find(string workflowId) => byId.TryGetValue(workflowId, out var plan) ? plan : null;

    /// <summary>Reads a file's text.</summary>
    /// <exception cref="FormatException">The text is not that of a lock file, or one of a newer version.</exception>
    public static LockFile Parse(string text) => LockFileReader.Read(text);

    /// <summary>The file's text, the same for the same plans.</summary>
    public string ToText() => LockFileWriter.Write(this);

    private static SortedDictionary<string, LockedPlan> Sorted(IEnumerable<LockedPlan> plans)
    {
        var sorted = new SortedDictionary<string, LockedPlan>(StringComparer.Ordinal);
        foreach (var plan in plans)
        {
            sorted[plan.WorkflowId] = plan;
        }

        return sorted;
    }
}
