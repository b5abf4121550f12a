using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Codemation.Dsl.Generator.Caching;
using Codemation.Dsl.Generator.Chains;
using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Chains;

/// <summary>The definitions of a compilation, each read once for all analyzers: reading binds the whole chain.</summary>
internal sealed class ChainReadings
{
    private static readonly ConditionalWeakTable<Compilation, ChainReadings> Compilations = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, StrongBox<ChainReading?>> readings = new(SymbolEqualityComparer.Default);

    public static ChainReadings Of(Compilation compilation) => Compilations.GetValue(compilation, static _ => new ChainReadings());

    public ChainReading Read(Compilation compilation, INamedTypeSymbol workflow, CancellationToken cancellationToken)
    {
        var reading = readings.GetOrAdd(workflow, static _ => new StrongBox<ChainReading?>());
        lock (reading)
        {
            return reading.Value ??= ChainReader.Read(compilation, workflow, new TreeDependencies(), cancellationToken);
        }
    }
}
