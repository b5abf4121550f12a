using System.Text.RegularExpressions;

namespace Codemation.Architecture.Tests;

/// <summary>The maps from cases to the tests that say them.</summary>
public sealed partial class CaseMapTests
{
    [Fact]
    public void Every_test_that_a_case_names_exists()
    {
        var tests = Directory.GetFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => TestMethod().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value))
            .ToHashSet(StringComparer.Ordinal);

        var missing = Maps().SelectMany(map => Named().Matches(File.ReadAllText(map)).Select(match => match.Groups["name"].Value)).Where(name => !tests.Contains(name));

        Assert.Empty(missing.Distinct());
    }

    [Fact]
    public void Every_case_names_a_test_or_says_why_there_is_none()
    {
        var silent = Maps().SelectMany(File.ReadLines)
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| case |", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal))
            .Where(line => line.Split('|') is not [_, _, _, { Length: > 10 }, _]);

        Assert.Empty(silent);
    }

    [GeneratedRegex(@"public (async )?(Task|void) (?<name>\w+)\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TestMethod();

    // Sentences of tests have an underscore; what else stands in backquotes is a class or an expression.
    [GeneratedRegex(@"`(\w+\.)?(?<name>[A-Z][A-Za-z0-9]*_\w+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Named();

    private static string[] Maps() => Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Codemation.Runtime.Tests"), "*Cases.md");
}
