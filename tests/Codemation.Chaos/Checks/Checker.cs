using Codemation.Chaos.Histories;
using Codemation.Chaos.Workers;

namespace Codemation.Chaos.Checks;

/// <summary>Holds what was found against what is promised.</summary>
internal static class Checker
{
    /// <summary>Everything that is not as promised.</summary>
    /// <param name="evidence">What was found.</param>
    /// <param name="references">What undisturbed runs give.</param>
    public static async Task<IReadOnlyList<Violation>> CheckAsync(Evidence evidence, References references)
    {
        var violations = new List<Violation>();
        violations.AddRange(Accepted(evidence));
        violations.AddRange(Ended(evidence));
        violations.AddRange(Activations.RecordedOnce(evidence));
        violations.AddRange(EffectKeys.Stable(evidence));
        foreach (var operation in evidence.Operations)
        {
            foreach (var run in evidence.RunsOfOp[operation.Op].Where(run => !run.IsOpen))
            {
                violations.AddRange(operation.Poison is { } kind
                    ? Poisoning.Failed(run, kind)
                    : Results.AsUndisturbed(evidence, run, await references.OfAsync(operation.Workflow, operation.Count)));
            }
        }

        return [.. violations, .. Unowned(evidence)];
    }

    /// <summary>How many effects were repeated because of what went wrong.</summary>
    public static async Task<int> RepeatedAsync(Evidence evidence, References references)
    {
        var repeated = 0;
        foreach (var operation in evidence.Operations.Where(operation => operation.Poison is null))
        {
            foreach (var run in evidence.RunsOfOp[operation.Op])
            {
                repeated += Results.Repeated(evidence, run, await references.OfAsync(operation.Workflow, operation.Count));
            }
        }

        return repeated;
    }

    private static IEnumerable<Violation> Unowned(Evidence evidence)
    {
        if (evidence.Store.UnusedPayloads > 0)
        {
            yield return new Violation("P9", $"{evidence.Store.UnusedPayloads} large batches belong to nobody.");
        }
    }

    private static IEnumerable<Violation> Accepted(Evidence evidence)
    {
        foreach (var operation in evidence.Operations)
        {
            var runs = evidence.RunsOfOp[operation.Op].ToArray();
            var (least, most) = operation.Outcome switch
            {
                Outcome.Ok => (1, 1),
                Outcome.Fail => (0, 0),
                _ => (0, 1),
            };
            if (runs.Length < least || runs.Length > most)
            {
                yield return new Violation("P1", $"operation {operation.Op} ({operation.Workflow}) was answered \"{operation.Outcome} {operation.Text}\" and has {runs.Length} runs");
            }
            else if (operation.Outcome == Outcome.Ok && runs[0].Id != operation.Text)
            {
                yield return new Violation("P1", $"operation {operation.Op} was told run {operation.Text} and has run {runs[0].Id}");
            }
        }

        var asked = evidence.Operations.Select(operation => operation.Op).ToHashSet();
        foreach (var op in evidence.RunsOfOp)
        {
            if (!asked.Contains(op.Key))
            {
                yield return new Violation("P1", $"run {op.First().Id} was started by operation {op.Key}, which nobody invoked");
            }
        }
    }

    private static IEnumerable<Violation> Ended(Evidence evidence)
        => evidence.Store.Runs.Where(run => run.IsOpen && !(run.Status == "suspended" && run.WaitReason is not null)).Select(run =>
            new Violation("P2", $"run {run.Id} ({run.Workflow}) is still {run.Status}, owned by {run.Owner ?? "nobody"}"));
}
