using System.Text.Json;
using Codemation.Chaos.Stores;
using Codemation.Chaos.Workflows;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Faults;

namespace Codemation.Chaos.Checks;

/// <summary>P7, and what P2 and P4 say of effects: a run gives and does what it gives and does undisturbed.</summary>
internal static class Results
{
    private static readonly JsonSerializerOptions Form = JsonSerializerOptions.Web;

    public static IEnumerable<Violation> AsUndisturbed(Evidence evidence, SeenRun run, Reference reference)
    {
        if (run.Status == "failed" && (run.Error!.Contains(nameof(FaultException), StringComparison.Ordinal) || run.Error.Contains("The fault point", StringComparison.Ordinal)))
        {
            // Where a fault was thrown into a step, that it fails is right.
            yield break;
        }

        if (evidence.Store.Outputs.GetValueOrDefault(run.Id, "").Contains("The fault point", StringComparison.Ordinal))
        {
            // Where there is a try around that step, that the fault is caught is right.
            yield break;
        }

        if (IsGivenUp(run))
        {
            // Killed three times in the same step as chance has it. Scenarios count such runs.
            yield break;
        }

        var expected = reference.Error is null ? "completed" : "failed";
        if (run.Status != expected)
        {
            yield return new Violation("P2", $"run {run.Id} ({run.Workflow}) {run.Status}, where it should have {expected}: {run.Error}");
            yield break;
        }

        if (reference.Error is { } message && !run.Error!.Contains(JsonEncodedText.Encode(message).ToString(), StringComparison.Ordinal))
        {
            yield return new Violation("P2", $"run {run.Id} ({run.Workflow}) failed with {run.Error} instead of \"{message}\"");
        }

        if (reference.Error is null && !ItemsOf(evidence.Store.Outputs.GetValueOrDefault(run.Id, "")).SequenceEqual(reference.Items))
        {
            yield return new Violation("P7", $"run {run.Id} ({run.Workflow}) gave {evidence.Store.Outputs.GetValueOrDefault(run.Id, "nothing")} instead of {JsonSerializer.Serialize(reference.Items, Form)}");
        }

        var happened = evidence.EffectsOfRoot[run.Id].Select(Deed.Of).ToHashSet();
        foreach (var missing in reference.Effects.Keys.Where(effect => !happened.Contains(effect)))
        {
            yield return new Violation("P4", $"run {run.Id} ended as {run.Status}, but \"{missing.Label}\" of step \"{missing.Step}\" never happened");
        }

        foreach (var extra in happened.Where(effect => !reference.Effects.ContainsKey(effect)))
        {
            yield return new Violation("P7", $"run {run.Id} did \"{extra.Label}\" in step \"{extra.Step}\", which it should not have");
        }
    }

    /// <summary>Whether a run counts as one that ends processes.</summary>
    public static bool IsGivenUp(SeenRun run) => run.Status == "failed" && run.Error!.Contains(Quarantine.Type, StringComparison.Ordinal);

    /// <summary>How many effects of a run there are beyond those that an undisturbed one has.</summary>
    public static int Repeated(Evidence evidence, SeenRun run, Reference reference)
        => evidence.EffectsOfRoot[run.Id].CountBy(Deed.Of).Sum(deed => Math.Max(0, deed.Value - reference.Effects.GetValueOrDefault(deed.Key, 1)));

    private static IEnumerable<Done> ItemsOf(string lines)
        => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<Done>(line, Form)!);
}
