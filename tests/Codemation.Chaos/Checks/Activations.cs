namespace Codemation.Chaos.Checks;

/// <summary>P3: what a step gave is recorded once, and the step never runs again after that.</summary>
internal static class Activations
{
    // What the retries of a step here can add to the attempt of its activation.
    private const int Retries = 2;

    public static IEnumerable<Violation> RecordedOnce(Evidence evidence)
    {
        var attempts = evidence.Effects
            .GroupBy(effect => (effect.Run, effect.Step))
            .ToDictionary(step => step.Key, step => step.Max(effect => effect.Attempt));
        foreach (var records in evidence.Store.Steps.SelectMany(run => run.GroupBy(record => (record.Run, record.Step))))
        {
            var (run, step) = records.Key;
            var ordered = records.OrderBy(record => record.Seq).ToArray();
            var ends = Array.FindAll(ordered, record => record.Status is "completed" or "failed");
            if (ends.Length > 1)
            {
                yield return new Violation("P3", $"step \"{step}\" of run {run} is recorded as ended {ends.Length} times");
            }
            else if (ends.Length == 1 && ordered[^1] != ends[0])
            {
                yield return new Violation("P3", $"step \"{step}\" of run {run} was started again after it was recorded as {ends[0].Status}");
            }
            else if (ends.Length == 1 && attempts.TryGetValue((run, step), out var attempt) && attempt > ends[0].Attempt + Retries)
            {
                yield return new Violation("P3", $"step \"{step}\" of run {run} is recorded as ended with attempt {ends[0].Attempt}, but had effects in attempt {attempt}");
            }
        }
    }
}
