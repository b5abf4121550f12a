using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Codemation.Testing.Roslyn.Caching;

/// <summary>Tells the stages that a generator named from those that Roslyn names itself, which hold its own objects.</summary>
internal static class Stages
{
    private static readonly HashSet<string> Inputs =
    [
        "CompilationOptions", // tracked, but not among the public names
        .. typeof(WellKnownGeneratorInputs)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    public static IEnumerable<(string Name, ImmutableArray<IncrementalGeneratorRunStep> Steps)> Named(GeneratorRunResult generator) =>
        generator.TrackedSteps
            .Where(stage => !Inputs.Contains(stage.Key)
                && !stage.Key.Contains("_ForAttribute", StringComparison.Ordinal)
                && !generator.TrackedOutputSteps.ContainsKey(stage.Key))
            .Select(stage => (stage.Key, stage.Value));

    public static IEnumerable<IncrementalGeneratorRunStep> Outputs(GeneratorRunResult generator) =>
        generator.TrackedOutputSteps.SelectMany(output => output.Value);
}
