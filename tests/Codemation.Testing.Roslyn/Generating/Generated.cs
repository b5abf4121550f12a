using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Codemation.Testing.Roslyn.Generating;

/// <summary>What generators made of user code.</summary>
public sealed class Generated
{
    internal Generated(Compilation compilation, GeneratorDriverRunResult result)
    {
        Compilation = compilation;
        Diagnostics = result.Diagnostics;
        Sources = result.Results
            .SelectMany(generator => generator.GeneratedSources)
            .ToImmutableSortedDictionary(
                source => source.HintName,
                source => source.SourceText.ToString(),
                StringComparer.Ordinal);
    }

    /// <summary>User code and generated code together.</summary>
    public Compilation Compilation { get; }

    /// <summary>The generated files by hint name.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; }

    /// <summary>What the generators reported.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The text of one generated file.</summary>
    public string Source(string hintName) => Sources.TryGetValue(hintName, out var source)
        ? source
        : throw new CheckFailedException($"No file '{hintName}' was generated, only: {string.Join(", ", Sources.Keys)}");
}
