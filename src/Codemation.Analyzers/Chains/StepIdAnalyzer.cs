using System.Collections.Immutable;
using System.Globalization;
using Codemation.Dsl.Generator.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Chains;

/// <summary>CDM004: a step's id that is not constant, malformed or used twice.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class StepIdAnalyzer : ChainAnalyzer
{
    /// <summary>The property of a diagnostic that holds an id that is free, where another id is all it takes.</summary>
    public const string FreeId = nameof(FreeId);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(ChainRules.StepIdNotConstant, ChainRules.StepIdMalformed, ChainRules.StepIdUsedTwice, ChainRules.StepIdRepeated);

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Find(
        INamedTypeSymbol workflow,
        ChainReading reading,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        var ids = new HashSet<string>(reading.Steps.Select(static step => step.Id).OfType<string>(), StringComparer.Ordinal);
        foreach (var problem in reading.Problems)
        {
            switch (problem.Kind)
            {
                case ChainProblemKind.StepIdNotConstant when Compiles(reading):
                    yield return Diagnostic.Create(ChainRules.StepIdNotConstant, problem.Location);
                    break;
                case ChainProblemKind.StepIdMalformed:
                    yield return Diagnostic.Create(ChainRules.StepIdMalformed, problem.Location, problem.Arguments);
                    break;
                case ChainProblemKind.StepIdUsedTwice:
                    yield return UsedTwice(problem, reading, ids);
                    break;
            }
        }
    }

    private static Diagnostic UsedTwice(ChainProblem problem, ChainReading reading, HashSet<string> ids)
    {
        var id = problem.Arguments[0];
        if (problem.Earlier is not { } earlier || IsRepeated(problem.Location, reading))
        {
            return Diagnostic.Create(ChainRules.StepIdRepeated, problem.Location, id);
        }

        var properties = ImmutableDictionary<string, string?>.Empty.Add(FreeId, TakeFree(id, ids));
        return Diagnostic.Create(ChainRules.StepIdUsedTwice, problem.Location, [earlier], properties, id, Place(earlier));
    }

    // One literal in a method that is called twice makes two steps.
    private static bool IsRepeated(Location id, ChainReading reading)
    {
        var problems = reading.Problems.Where(problem => problem.Kind == ChainProblemKind.StepIdUsedTwice && problem.Location == id).ToArray();
        return problems.Length > 1 || problems.Any(problem => problem.Earlier == id);
    }

    private static string TakeFree(string id, HashSet<string> ids)
    {
        for (var number = 2; ; number++)
        {
            var free = id + "-" + number.ToString(CultureInfo.InvariantCulture);
            if (ids.Add(free))
            {
                return free;
            }
        }
    }

    private static string Place(Location location)
    {
        var place = location.GetLineSpan();
        var line = (place.StartLinePosition.Line + 1).ToString(CultureInfo.InvariantCulture);
        return Path.GetFileName(place.Path) + ":" + line;
    }
}
