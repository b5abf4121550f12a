using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.Dsl.Generator.Tests.Harness;

/// <summary>Makes a short name longer, in two ways.</summary>
#pragma warning disable RS1038 // A fix that only the harness's own tests use.
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class LongerNameFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["TST001"];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var suffix in new[] { "Long", "?" })
        {
            context.RegisterCodeFix(
                CodeAction.Create($"Append {suffix}", token => AppendAsync(context.Document, context.Span, suffix, token), suffix),
                context.Diagnostics);
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> AppendAsync(Document document, TextSpan name, string suffix, CancellationToken token)
    {
        var text = await document.GetTextAsync(token);
        return document.WithText(text.WithChanges(new TextChange(new TextSpan(name.End, 0), suffix)));
    }
}
