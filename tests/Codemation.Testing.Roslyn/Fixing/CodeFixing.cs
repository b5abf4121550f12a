using System.Collections.Immutable;
using Codemation.Testing.Roslyn.Analyzing;
using Codemation.Testing.Roslyn.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Testing.Roslyn.Fixing;

/// <summary>
/// Applies a code fix to marked user code and compares the exact text. The code before must show exactly its marks, and the
/// code after must compile and show exactly the marks that are left in it.
/// </summary>
public static class CodeFixing
{
    /// <summary>Fixes the first diagnostic the fix offers something for, in the order of files and positions.</summary>
    /// <param name="analyzer">Reports what is to be fixed.</param>
    /// <param name="fix">The fix.</param>
    /// <param name="before">Code in which all diagnostics are marked.</param>
    /// <param name="after">The whole project after the fix; what is still reported is marked.</param>
    /// <param name="index">Which of the offered actions to take, from 0.</param>
    public static async Task VerifyAsync(DiagnosticAnalyzer analyzer, CodeFixProvider fix, UserCode before, UserCode after, int index = 0)
    {
        await Analysis.VerifyAsync(analyzer, before);
        using var workspace = new AdhocWorkspace();
        var project = UserWorkspace.Open(workspace, MarkedCode.Parse(before, analyzer).Code);
        var (action, _, _) = await FindAsync(project, analyzer, fix, index);
        await CompareAsync(project, action, analyzer, before, after);
    }

    /// <summary>Fixes every occurrence at once, as "fix all in project" does.</summary>
    /// <inheritdoc cref="VerifyAsync"/>
    public static async Task VerifyAllAsync(DiagnosticAnalyzer analyzer, CodeFixProvider fix, UserCode before, UserCode after, int index = 0)
    {
        await Analysis.VerifyAsync(analyzer, before);
        var fixAll = fix.GetFixAllProvider()
            ?? throw new CheckFailedException($"{fix.GetType().Name} has no provider to fix all occurrences.");
        using var workspace = new AdhocWorkspace();
        var project = UserWorkspace.Open(workspace, MarkedCode.Parse(before, analyzer).Code);
        var (first, diagnostic, document) = await FindAsync(project, analyzer, fix, index);
        var context = new FixAllContext(
            document,
            fix,
            FixAllScope.Project,
            first.EquivalenceKey ?? throw new CheckFailedException($"'{first.Title}' has no equivalence key, so all can't be fixed at once."),
            [diagnostic.Id],
            new ProjectDiagnostics(analyzer),
            CancellationToken.None);
        var action = await fixAll.GetFixAsync(context)
            ?? throw new CheckFailedException($"{fix.GetType().Name} offers nothing to fix all occurrences.");
        await CompareAsync(project, action, analyzer, before, after);
    }

    /// <summary>Checks that the fix offers nothing for what the analyzer reports.</summary>
    public static async Task VerifyNoneAsync(DiagnosticAnalyzer analyzer, CodeFixProvider fix, UserCode before)
    {
        await Analysis.VerifyAsync(analyzer, before);
        using var workspace = new AdhocWorkspace();
        var project = UserWorkspace.Open(workspace, MarkedCode.Parse(before, analyzer).Code);
        var offers = await OfferedActions.AllAsync(project, analyzer, fix);
        if (offers.Count > 0)
        {
            throw new CheckFailedException($"No fix was expected, but there is: {string.Join(", ", offers.Select(offer => offer.Action.Title))}");
        }
    }

    private static async Task<OfferedAction> FindAsync(Project project, DiagnosticAnalyzer analyzer, CodeFixProvider fix, int index)
    {
        var offers = await OfferedActions.AllAsync(project, analyzer, fix);
        if (offers.Count == 0)
        {
            throw new CheckFailedException($"{fix.GetType().Name} offers nothing for what {analyzer.GetType().Name} reports.");
        }

        var ofFirst = offers.Where(offer => offer.Diagnostic.Equals(offers[0].Diagnostic)).ToList();
        return index < ofFirst.Count
            ? ofFirst[index]
            : throw new CheckFailedException($"There is no action {index}, only: {string.Join(", ", ofFirst.Select(offer => offer.Action.Title))}");
    }

    private static async Task CompareAsync(Project project, CodeAction action, DiagnosticAnalyzer analyzer, UserCode before, UserCode after)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        if (operations.OfType<ApplyChangesOperation>().SingleOrDefault() is not { } change)
        {
            throw new CheckFailedException($"'{action.Title}' changes nothing.");
        }

        var settings = before with { Files = after.Files, AdditionalFiles = after.AdditionalFiles, ExpectedErrors = after.ExpectedErrors };
        var expected = MarkedCode.Parse(settings, analyzer).Code;
        var found = await UserWorkspace.ReadAsync(change.ChangedSolution.GetProject(project.Id)!, expected);
        FileComparison.AssertSame(expected.Files, found.Files);
        FileComparison.AssertSame(expected.AdditionalFiles, found.AdditionalFiles);
        await Analysis.VerifyAsync(analyzer, settings);
    }
}
