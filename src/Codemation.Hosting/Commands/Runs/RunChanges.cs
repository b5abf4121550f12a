using Codemation.Hosting.Commands.Workflows;
using Codemation.Hosting.Documents;
using Codemation.Runtime.Storage;

namespace Codemation.Hosting.Commands.Runs;

/// <summary>Tells what is new in a run since it was last looked at.</summary>
internal sealed class RunChanges
{
    private readonly Dictionary<string, (ActivationStatus, int)> steps = new(StringComparer.Ordinal);
    private (RunStatus, string?, bool)? told;

    public IEnumerable<string> Since(RunRow row, RunProgress progress)
    {
        foreach (var activation in progress.Activations)
        {
            var now = (activation.Status, activation.Attempt);
            if (!steps.TryGetValue(activation.Step, out var before) || before != now)
            {
                steps[activation.Step] = now;
                yield return Line(activation);
            }
        }

        var run = (row.Status, row.WaitReason, row.CancelRequested);
        if (told != run)
        {
            told = run;
            yield return Line(row);
        }
    }

    private static string Line(StoredActivation activation)
    {
        var attempt = activation.Attempt > 1 ? $", attempt {activation.Attempt}" : "";
        return activation.Status switch
        {
            ActivationStatus.Completed =>
                $"  {activation.Step} completed: {PlanText.Number(activation.ItemsIn)} in, {string.Join(" + ", activation.Ports.Select(static port => PlanText.Number(port.Count)))} out, took {RunTimes.Took(activation.StartedAt, activation.FinishedAt)}{attempt}",
            ActivationStatus.Failed => $"  {activation.Step} failed{attempt}: {activation.Error?.Message}",
            _ => $"  {activation.Step} {StatusNames.Of(activation.Status)}: {PlanText.Number(activation.ItemsIn)} in{attempt}",
        };
    }

    private static string Line(RunRow row)
    {
        var detail = row switch
        {
            { Status: RunStatus.Suspended, WaitReason: { } reason } => $": {reason}",
            { Error: { } error } => $"{(error.Step is null ? "" : $" at step \"{error.Step}\"")}: {error.Message}",
            { Status: RunStatus.Completed } => $": {PlanText.Number(row.ItemsOut ?? 0)} out, took {RunTimes.Took(row.StartedAt, row.FinishedAt)}",
            { HasEnded: false, CancelRequested: true } => ", asked to cancel",
            _ => "",
        };
        return $"Run {row.Id} {StatusNames.Of(row.Status)}{detail}";
    }
}
