using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Payloads;

/// <summary>The code of a compilation that makes items, each function read once however many steps come to it.</summary>
internal sealed class CodeReadings
{
    private static readonly ConditionalWeakTable<Compilation, CodeReadings> Compilations = new();

    private readonly ConcurrentDictionary<SyntaxNode, CodeReading> readings = new();

    public static CodeReadings Of(Compilation compilation) => Compilations.GetValue(compilation, static _ => new CodeReadings());

    public CodeReading Read(SyntaxNode function, SemanticModel model, CancellationToken cancellationToken) =>
        readings.TryGetValue(function, out var known) ? known : readings.GetOrAdd(function, new CodeReading(function, model, cancellationToken));
}
