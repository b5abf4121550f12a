using System.Xml.Linq;

namespace Codemation.Architecture.Tests;

public sealed class ProjectFileTests
{
    private const int LongestProject = 25;

    [Fact]
    public void A_project_says_only_what_is_special_about_it()
    {
        var tooLong = ProjectFiles()
            .Select(path => (path, lines: File.ReadLines(path).Count()))
            .Where(project => project.lines > LongestProject)
            .Select(project => $"{Path.GetRelativePath(Repository.Root, project.path)}: {project.lines} lines");

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Versions_are_stated_centrally()
    {
        var versioned = ProjectFiles()
            .Where(path => XDocument.Load(path).Descendants("PackageReference").Any(reference => reference.Attribute("Version") is not null))
            .Select(path => Path.GetRelativePath(Repository.Root, path));

        Assert.Empty(versioned);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Codemation.Generators.sln"));
        var missing = ProjectFiles()
            .Select(Path.GetFileName)
            .Where(name => !solution.Contains(name!, StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    // These stand outside of the solution on purpose: one has nothing but the packages, the other is only ever published.
    private static readonly string[] Outside = ["PackageConsumer.csproj", "Codemation.Trimmed.TestApp.csproj"];

    private static string[] ProjectFiles() => [.. new[] { "src", "tests", "samples", "benchmarks" }
        .Select(area => Path.Combine(Repository.Root, area))
        .Where(Directory.Exists)
        .SelectMany(area => Directory.GetFiles(area, "*.csproj", SearchOption.AllDirectories))
        .Where(path => !Outside.Contains(Path.GetFileName(path), StringComparer.Ordinal))];
}
