using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Caching;

/// <summary>Gives each metadata reference object a number of its own, without keeping the object alive.</summary>
internal static class ReferenceIdentity
{
    private static readonly ConditionalWeakTable<MetadataReference, StrongBox<long>> Known = new();
    private static long last;

    public static ulong Of(MetadataReference reference) =>
        (ulong)Known.GetValue(reference, static _ => new StrongBox<long>(Interlocked.Increment(ref last))).Value;
}
