using Codemation.Locks;

namespace Codemation.Hosting.Commands.Locks;

/// <summary>How plans differ from a lock, a sentence without full stop for each change.</summary>
/// <param name="Stranding">The changes that runs in flight don't survive.</param>
/// <param name="Compatible">The changes that they do.</param>
internal sealed record LockReport(IReadOnlyList<string> Stranding, IReadOnlyList<string> Compatible)
{
    public static LockReport Of(LockFile stored, IReadOnlyCollection<LockedWorkflow> current)
    {
        var (stranding, compatible) = (new List<string>(), new List<string>());
        foreach (var workflow in current)
        {
            var now = workflow.Plan;
            if (stored.Find(now.WorkflowId) is not { } before)
            {
                compatible.Add($"{now.WorkflowId}: not in the lock yet");
                continue;
            }

            var changes = PlanComparison.Stranding(before, now, workflow.RetiredSteps);
            stranding.AddRange(changes.Select(change => $"{now.WorkflowId}: {change}"));
            if (changes.Count == 0 && !string.Equals(before.Hash, now.Hash, StringComparison.Ordinal))
            {
                compatible.Add($"{now.WorkflowId}: {PlanComparison.Summary(before, now)}");
            }
        }

        var ids = current.Select(static workflow => workflow.Plan.WorkflowId).ToHashSet(StringComparer.Ordinal);
        stranding.AddRange(stored.Plans
            .Where(plan => !ids.Contains(plan.WorkflowId))
            .Select(static plan => $"{plan.WorkflowId}: the workflow was removed or has another id, which strands all of its runs"));
        return new LockReport(stranding, compatible);
    }
}
