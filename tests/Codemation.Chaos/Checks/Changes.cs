using Codemation.Chaos.Stores;
using Codemation.Chaos.Workflows.Changed;

namespace Codemation.Chaos.Checks;

/// <summary>P10: a run goes on with changed code, or stays where it is and says which step is in the way and what has changed about it.</summary>
internal static class Changes
{
    private const string Reason = "plan changed: ";

    /// <summary>Whether a run neither goes on nor is to be waited for.</summary>
    public static bool HasCome(SeenRun run) => !run.IsOpen || IsKept(run);

    public static IEnumerable<Violation> AsExpected(Snapshot store)
    {
        foreach (var run in store.Runs)
        {
            var refusal = ChangedWorkflow.All.Single(changed => changed.Id == run.Workflow).Refusal;
            if (refusal is null ? run.Status != "completed" : !IsKept(run) || !run.WaitReason!.Contains(refusal, StringComparison.Ordinal))
            {
                yield return new Violation(
                    "P10", $"run {run.Id} ({run.Workflow}) is {run.Status} \"{run.WaitReason}\", where it should have {(refusal is null ? "completed" : $"stayed: {refusal}")}");
            }
        }
    }

    private static bool IsKept(SeenRun run) => run.Status == "suspended" && run.WaitReason?.StartsWith(Reason, StringComparison.Ordinal) == true;
}
