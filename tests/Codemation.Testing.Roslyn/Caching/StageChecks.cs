using Microsoft.CodeAnalysis;

namespace Codemation.Testing.Roslyn.Caching;

/// <summary>What must hold for the named stages of every generator.</summary>
internal static class StageChecks
{
    public static void AssertNothingRanAgain(GeneratorDriverRunResult secondRun)
    {
        foreach (var generator in secondRun.Results)
        {
            foreach (var (stage, steps) in Stages.Named(generator))
            {
                foreach (var reason in Reasons(steps).Where(reason => !IsUntouched(reason)))
                {
                    throw new CheckFailedException(
                        $"Stage '{stage}' is {reason} in a second run over the same code; it must be Cached or Unchanged. Is its value compared by reference?");
                }
            }

            foreach (var reason in Reasons(Stages.Outputs(generator)).Where(reason => reason != IncrementalStepRunReason.Cached))
            {
                throw new CheckFailedException($"An output is {reason} in a second run over the same code; it must be Cached.");
            }
        }
    }

    public static void AssertNoRoslynObjects(GeneratorDriverRunResult run)
    {
        foreach (var generator in run.Results)
        {
            var stages = Stages.Named(generator).ToList();
            if (stages.Count == 0 && Stages.Outputs(generator).Any())
            {
                throw new CheckFailedException(
                    $"{generator.Generator.GetGeneratorType().Name} names no stage with WithTrackingName, so its values can't be checked.");
            }

            foreach (var (stage, steps) in stages)
            {
                foreach (var (value, _) in steps.SelectMany(step => step.Outputs))
                {
                    RoslynObjects.AssertNone(value, stage);
                }
            }
        }
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        steps.SelectMany(step => step.Outputs).Select(output => output.Reason);

    private static bool IsUntouched(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;
}
