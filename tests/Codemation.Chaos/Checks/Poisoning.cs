using Codemation.Chaos.Stores;
using Codemation.Chaos.Workflows;
using Codemation.Runtime.Engine.Execution;

namespace Codemation.Chaos.Checks;

/// <summary>P2 for runs that do harm: they fail, and say what they did.</summary>
internal static class Poisoning
{
    public const string Workflow = "chaos.poison";

    public static IEnumerable<Violation> Failed(SeenRun run, string kind)
    {
        var evidence = Poison.Deadly.Contains(kind) ? Quarantine.Type : kind switch
        {
            Poison.Devours => "OutOfMemoryException",
            Poison.Loops => "TimeoutException",
            _ => "Poison throws.",
        };
        if (run.Status != "failed" || !run.Error!.Contains(evidence, StringComparison.Ordinal) || !run.Error.Contains("\"step\":\"poison\"", StringComparison.Ordinal))
        {
            yield return new Violation("P2", $"run {run.Id}, poison of the kind \"{kind}\", {run.Status}: {run.Error}");
        }
    }
}
