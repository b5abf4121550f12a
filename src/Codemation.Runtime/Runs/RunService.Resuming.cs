using System.Collections.Concurrent;
using Codemation.Locks;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Runs;

/// <content>Whether a run can go on with the code that is here.</content>
internal sealed partial class RunService
{
    // How often a run that can't go on here is looked at again: the version that it needs may have come.
    private static readonly TimeSpan ParkingTime = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, bool> plansKept = new(StringComparer.Ordinal);

    /// <summary>Keeps the plan of a workflow, to compare later ones with; once in each process. A run without it goes on with the same plan only.</summary>
    private async Task KeepPlanAsync(WorkflowEntry entry)
    {
        if (!OutliveProcess || !plansKept.TryAdd(entry.Plan.Hash, value: true))
        {
            return;
        }

        try
        {
            var text = new LockFile([LockedPlans.Of(entry.Plan)]).ToText();
            await host.Store.PutPlanAsync(entry.Plan.Hash, entry.Id, text, CancellationToken.None);
        }
        catch (Exception error)
        {
            plansKept.TryRemove(entry.Plan.Hash, out _);
            host.Loggers.Value.CreateLogger("Codemation.Runs").PlanUnkept(entry.Id, error);
        }
    }

    /// <summary>Finds out whether a claimed run can go on with the code that is here.</summary>
    /// <returns>Its progress as far as that code knows it; null with the reason where it can't.</returns>
    private async ValueTask<(RunProgress? Progress, string? Problem)> ProgressAsync(WorkflowEntry? entry, RunRow row, CancellationToken cancellationToken)
    {
        if (entry is null)
        {
            return (null, $"workflow \"{row.WorkflowId}\" is not in this host");
        }

        var progress = row.IsFresh ? RunProgress.None : await host.Store.LoadProgressAsync(row.Id, cancellationToken);
        if (string.Equals(entry.Plan.Hash, row.PlanHash, StringComparison.Ordinal))
        {
            return (progress, null);
        }

        if (await host.Store.FindPlanAsync(row.PlanHash, cancellationToken) is not { } kept
            || LockFile.Parse(kept).Find(row.WorkflowId) is not { } before)
        {
            return (null, $"plan changed: it was started on plan {row.PlanHash}, which is not kept, and this is {entry.Plan.Hash}");
        }

        var now = LockedPlans.Of(entry.Plan);
        var done = progress.Activations.Where(static each => each.Status == ActivationStatus.Completed).Select(static each => each.Step).ToHashSet(StringComparer.Ordinal);
        string[] open = [.. progress.Activations.Where(each => !done.Contains(each.Step)).Select(static each => each.Step)];
        if (PlanComparison.Stranding(before, now, done, open) is [var change, ..])
        {
            return (null, $"plan changed: {change.Cause}");
        }

        if (row.StopAfter is { } last && now.Find(last) is null)
        {
            return (null, $"plan changed: step \"{last}\", where it was to end, was removed");
        }

        await AdoptPlanAsync(entry, row, cancellationToken);
        return (Known(progress, now), null);
    }

    // What it does from here on follows from this plan: after another interruption it is the one to compare with.
    private async ValueTask AdoptPlanAsync(WorkflowEntry entry, RunRow row, CancellationToken cancellationToken)
    {
        await KeepPlanAsync(entry);
        if (!await host.Store.AdoptPlanAsync(row.Id, row.Epoch, entry.Plan.Hash, cancellationToken))
        {
            throw new RunFencedException(row.Id, row.Epoch);
        }
    }

    /// <summary>Lets go of a claimed run that can't go on here.</summary>
    private async ValueTask<RunOutcome> ParkAsync(RunRow row, string problem)
    {
        await host.StoreClock.CompareAsync(CancellationToken.None);
        var suspension = new RunSuspension(problem, StoreTime + ParkingTime);
        if (await host.Store.ParkAsync(row.Id, row.Epoch, suspension, CancellationToken.None))
        {
            host.Loggers.Value.CreateLogger("Codemation.Runs").Parked(row.Id, problem);
            return new RunOutcome(row.Id, null, RunStatus.Suspended, null, null) { WakeAt = suspension.WakeAt };
        }

        // What was asked to be cancelled is, once it is let go.
        return await host.Store.ReleaseAsync(row.Id, row.Epoch, CancellationToken.None)
            ? new RunOutcome(row.Id, null, RunStatus.Cancelled, null, null)
            : throw new RunFencedException(row.Id, row.Epoch);
    }

    private static RunProgress Known(RunProgress progress, LockedPlan now) => new(
        [.. progress.Activations.Where(activation => now.Find(activation.Step) is not null)],
        [.. progress.Items.Where(item => now.Find(item.Step) is not null)],
        [.. progress.Waits.Where(wait => now.Find(wait.Step) is not null)]);

    // As the reasons above begin.
    private static bool IsParked(RunRow row)
        => row is { Status: RunStatus.Suspended, WaitReason: { } reason }
            && (reason.StartsWith("plan changed: ", StringComparison.Ordinal) || reason.StartsWith("workflow ", StringComparison.Ordinal));
}
