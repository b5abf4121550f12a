using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Codemation.Architecture.Tests;

/// <summary>What a built assembly says about itself, read without loading it.</summary>
internal static class BuiltAssembly
{
    public static IReadOnlyDictionary<string, Version> ReferencesOf(string assembly)
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));
        using var file = new PEReader(stream);
        var metadata = file.GetMetadataReader();
        return metadata.AssemblyReferences
            .Select(metadata.GetAssemblyReference)
            .ToDictionary(reference => metadata.GetString(reference.Name), reference => reference.Version, StringComparer.Ordinal);
    }
}
