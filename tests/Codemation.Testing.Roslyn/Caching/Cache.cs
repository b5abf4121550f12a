using Codemation.Testing.Roslyn.Compiling;
using Codemation.Testing.Roslyn.Generating;
using Microsoft.CodeAnalysis;

namespace Codemation.Testing.Roslyn.Caching;

/// <summary>Checks how much of a generator's work an edit causes.</summary>
public static class Cache
{
    /// <summary>The name under which <see cref="Assert"/> takes the reasons of the outputs.</summary>
    public const string Outputs = "outputs";

    /// <summary>
    /// Runs the generator, applies the edit, runs it again, and compares the reasons of the named stages. Each stage
    /// must show exactly the reasons listed, whatever their number and order.
    /// </summary>
    public static void Assert(
        IIncrementalGenerator generator,
        UserCode code,
        Edit edit,
        params (string Stage, IncrementalStepRunReason[] Reasons)[] expected)
    {
        var before = Compiler.Compile(code);
        var driver = Generation.Driver(code, generator).RunGenerators(before);
        Generation.ThrowOnCrash(driver.GetRunResult());
        var after = driver.RunGenerators(edit.Apply(before)).GetRunResult();
        Generation.ThrowOnCrash(after);

        var found = Found(after.Results.Single());
        var wrong = expected
            .Where(stage => !found.TryGetValue(stage.Stage, out var reasons) || !reasons.SetEquals(stage.Reasons))
            .Select(stage => $"  {stage.Stage}: expected {Text(stage.Reasons)}, found {Text(found.GetValueOrDefault(stage.Stage))}")
            .ToList();
        if (wrong.Count > 0)
        {
            throw new CheckFailedException($"After {edit.Description}:\n{string.Join('\n', wrong)}");
        }
    }

    private static Dictionary<string, HashSet<IncrementalStepRunReason>> Found(GeneratorRunResult result)
    {
        var found = Stages.Named(result).ToDictionary(stage => stage.Name, stage => Reasons(stage.Steps), StringComparer.Ordinal);
        found[Outputs] = Reasons(Stages.Outputs(result));
        return found;
    }

    private static HashSet<IncrementalStepRunReason> Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        [.. steps.SelectMany(step => step.Outputs).Select(output => output.Reason)];

    private static string Text(IEnumerable<IncrementalStepRunReason>? reasons) =>
        reasons is null ? "no such stage" : string.Join(" and ", reasons.Order());
}
