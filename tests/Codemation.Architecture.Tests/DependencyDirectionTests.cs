namespace Codemation.Architecture.Tests;

public sealed class DependencyDirectionTests
{
    [Theory]
    [InlineData("Codemation.Dsl")]
    [InlineData("Codemation.Runtime", "Codemation.Dsl")]
    [InlineData("Codemation.Storage.S3", "Codemation.Runtime", "Codemation.Dsl")]
    [InlineData("Codemation.Hosting", "Codemation.Runtime", "Codemation.Dsl", "Codemation.Storage.S3")]
    [InlineData("Codemation.Dsl.Generator")]
    [InlineData("Codemation.Analyzers", "Codemation.Dsl.Generator")]
    [InlineData("Codemation.CodeFixes", "Codemation.Analyzers", "Codemation.Dsl.Generator")]
    public void Dependencies_point_down_only(string assembly, params string[] allowed)
    {
        var own = BuiltAssembly.ReferencesOf(assembly).Keys.Where(name => name.StartsWith("Codemation", StringComparison.Ordinal));

        Assert.Empty(own.Except(allowed, StringComparer.Ordinal));
    }

    // A compiler refuses analyzers that were built for a newer Roslyn than its own.
    [Theory]
    [InlineData("Codemation.Dsl.Generator", "4.8.0.0")]
    [InlineData("Codemation.Analyzers", "4.8.0.0")]
    [InlineData("Codemation.CodeFixes", "4.14.0.0")]
    public void The_compiler_components_ask_for_no_newer_Roslyn_than_promised(string assembly, string newest)
    {
        var newer = BuiltAssembly.ReferencesOf(assembly)
            .Where(reference => reference.Key.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Where(reference => reference.Value > Version.Parse(newest))
            .Select(reference => $"{reference.Key} {reference.Value}");

        Assert.Empty(newer);
    }

    [Theory]
    [InlineData("Codemation.Dsl.Generator")]
    [InlineData("Codemation.Analyzers")]
    public void The_compiler_never_has_to_load_Workspaces(string assembly)
    {
        Assert.DoesNotContain("Microsoft.CodeAnalysis.Workspaces", BuiltAssembly.ReferencesOf(assembly).Keys);
    }

    [Theory]
    [InlineData("Codemation.Dsl")]
    [InlineData("Codemation.Runtime")]
    [InlineData("Codemation.Hosting")]
    public void No_library_needs_a_compiler_at_run_time(string assembly)
    {
        Assert.DoesNotContain("Microsoft.CodeAnalysis", BuiltAssembly.ReferencesOf(assembly).Keys);
    }
}
