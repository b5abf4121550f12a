using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Testing.Roslyn.Fixing;

/// <summary>Gives generator objects to a workspace, which otherwise loads them from files.</summary>
internal sealed class GeneratorsReference(ImmutableArray<IIncrementalGenerator> generators) : AnalyzerReference
{
    // The workspace finds a generator again by its object.
    private readonly ImmutableArray<ISourceGenerator> sources = [.. generators.Select(generator => generator.AsSourceGenerator())];

    public override string? FullPath => null;

    public override object Id { get; } = new();

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => sources;

    public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => sources;
}
