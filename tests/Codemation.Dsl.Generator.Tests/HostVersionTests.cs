using Codemation.Dsl.Generator.Emit;

namespace Codemation.Dsl.Generator.Tests;

public class HostVersionTests
{
    [Fact]
    public void The_generator_asks_for_no_newer_compiler_than_the_oldest_one_it_serves()
    {
        var roslyn = typeof(SourceWriter).Assembly.GetReferencedAssemblies()
            .Where(reference => reference.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(roslyn);
        Assert.All(roslyn, reference => Assert.Equal(new Version(4, 8, 0, 0), reference.Version));
    }

    [Fact]
    public void The_generator_needs_no_library_that_a_compiler_does_not_bring()
    {
        var references = typeof(SourceWriter).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).Order(StringComparer.Ordinal);

        Assert.Subset(
            new HashSet<string>
            {
                "netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Memory",
            },
            references.ToHashSet());
    }
}
