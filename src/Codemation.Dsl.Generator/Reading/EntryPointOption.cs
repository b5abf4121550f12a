using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Dsl.Generator.Reading;

/// <summary>The build property <c>CodemationEntryPoint</c>.</summary>
internal static class EntryPointOption
{
    public static bool IsOn(AnalyzerConfigOptions options) =>
        !options.TryGetValue("build_property.CodemationEntryPoint", out var value)
        || !string.Equals(value.Trim(), "none", StringComparison.OrdinalIgnoreCase);
}
