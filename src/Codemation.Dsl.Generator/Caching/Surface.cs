using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Caching;

/// <summary>
/// Everything in a compilation that a file can bind against, other files' bodies left out. While two compilations have
/// equal surfaces, an unchanged file means the same in both.
/// </summary>
internal sealed class Surface : IEquatable<Surface>
{
    private static readonly ConditionalWeakTable<Compilation, Surface> Known = new();

    private readonly ulong declarations;
    private readonly CompilationOptions options;

    private Surface(ulong declarations, CompilationOptions options)
    {
        this.declarations = declarations;
        this.options = options;
    }

    public static Surface Of(Compilation compilation, CancellationToken cancellationToken) =>
        Known.TryGetValue(compilation, out var known)
            ? known
            : Known.GetValue(compilation, added => Read(added, cancellationToken));

    public bool Equals(Surface? other) =>
        other is not null && declarations == other.declarations && options.Equals(other.options);

    public override bool Equals(object? obj) => Equals(obj as Surface);

    public override int GetHashCode() => declarations.GetHashCode();

    private static Surface Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var surface = new Fingerprint();

        // The name decides whose internals are visible.
        surface.Add(compilation.AssemblyName ?? string.Empty);
        foreach (var reference in compilation.References)
        {
            surface.Add(ReferenceIdentity.Of(reference));
        }

        foreach (var tree in compilation.SyntaxTrees)
        {
            surface.Add(TreeSurface.Of(tree, cancellationToken));
        }

        return new Surface(surface.Value, compilation.Options);
    }
}
