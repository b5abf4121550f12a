using System.Runtime.CompilerServices;
using Codemation.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Tests;

public sealed class DocumentationTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    private static readonly DiagnosticDescriptor[] Rules =
        [.. Instances<DiagnosticAnalyzer>(typeof(WorkflowAnalyzer)).SelectMany(analyzer => analyzer.SupportedDiagnostics)];

    [Fact]
    public void Every_diagnostic_has_a_page_that_its_help_link_opens()
    {
        Assert.NotEmpty(Rules);
        Assert.All(Rules, rule =>
        {
            var page = File.ReadAllLines(Path.Combine(Root, rule.HelpLinkUri));
            Assert.StartsWith($"# {rule.Id}: ", page[0], StringComparison.Ordinal);
            Assert.All(["## What", "## Why", "## Wrong", "## Right", "## Fix", "## How to suppress"], heading => Assert.Contains(heading, page));
        });
    }

    [Fact]
    public void The_list_of_diagnostics_is_complete_and_tells_which_have_a_fix()
    {
        var fixable = Instances<CodeFixProvider>(typeof(TextFix)).SelectMany(fix => fix.FixableDiagnosticIds).ToHashSet(StringComparer.Ordinal);
        var rows = File.ReadAllLines(Path.Combine(Root, HelpLinks.Folder, "README.md"))
            .Where(line => line.StartsWith("| [CDM", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (Id: cells[1][1..7], HasFix: cells[4] != "none"));

        Assert.Equal(Rules.Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal).Select(id => (id, fixable.Contains(id))), rows);
    }

    private static IEnumerable<T> Instances<T>(Type sample) => sample.Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type))
        .Select(type => (T)Activator.CreateInstance(type)!);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
