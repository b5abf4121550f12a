using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Codemation.Testing.Roslyn.Compiling;

/// <summary>The assemblies the tests themselves run on, as references for user code.</summary>
internal static class PlatformReferences
{
    private static readonly ConcurrentDictionary<string, MetadataReference> Loaded = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Paths =
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .GroupBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Framework = [.. Paths.Keys.Where(IsFramework).Order(StringComparer.Ordinal)];

    public static IEnumerable<MetadataReference> With(IEnumerable<string> assemblies) =>
        Framework.Concat(assemblies).Distinct(StringComparer.OrdinalIgnoreCase).Select(Load);

    // Test frameworks and Roslyn are on the list too, and a user's project does not reference those.
    private static bool IsFramework(string name) =>
        name is "mscorlib" or "netstandard" or "System" or "Microsoft.CSharp"
        || name.StartsWith("System.", StringComparison.OrdinalIgnoreCase)
        || (name.StartsWith("Microsoft.Extensions.", StringComparison.OrdinalIgnoreCase)
            && name.EndsWith(".Abstractions", StringComparison.OrdinalIgnoreCase));

    private static MetadataReference Load(string name) => Loaded.GetOrAdd(name, static added =>
        Paths.TryGetValue(added, out var path)
            ? MetadataReference.CreateFromFile(path)
            : throw new CheckFailedException(
                $"User code asks for the assembly '{added}', which the test project does not have. Reference it from the test project."));
}
