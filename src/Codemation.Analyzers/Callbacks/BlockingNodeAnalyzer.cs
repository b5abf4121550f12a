using System.Collections.Immutable;
using Codemation.Dsl.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Callbacks;

/// <summary>CDM013, in nodes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BlockingNodeAnalyzer : WorkflowAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(CallbackRules.Blocking, CallbackRules.TokenMissing);

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context) =>
        context.RegisterSyntaxNodeAction(
            static method =>
            {
                if (method.ContainingSymbol?.ContainingType is { } type && NodeReader.Base(type) is not null)
                {
                    foreach (var diagnostic in BlockingCalls.Find(method.Node, method.SemanticModel, method.CancellationToken))
                    {
                        method.ReportDiagnostic(diagnostic);
                    }
                }
            },
            SyntaxKind.MethodDeclaration);
}
