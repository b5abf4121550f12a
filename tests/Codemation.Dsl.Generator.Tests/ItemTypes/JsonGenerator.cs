using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Tests.ItemTypes;

/// <summary>The generator of System.Text.Json that comes with the SDK.</summary>
internal static class JsonGenerator
{
    private static readonly Lazy<Type> Found = new(Find);

    public static IIncrementalGenerator Create() => (IIncrementalGenerator)Activator.CreateInstance(Found.Value)!;

    private static Type Find()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var packs = Path.GetFullPath(Path.Combine(framework, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        var newest = Directory.GetDirectories(packs).OrderByDescending(path => path, StringComparer.Ordinal).First();
        return Assembly.LoadFrom(Path.Combine(newest, "analyzers", "dotnet", "cs", "System.Text.Json.SourceGeneration.dll"))
            .GetTypes().Single(type => typeof(IIncrementalGenerator).IsAssignableFrom(type) && !type.IsAbstract);
    }
}
