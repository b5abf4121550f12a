using System.Collections.Immutable;
using System.Composition;
using Codemation.Analyzers;
using Codemation.Analyzers.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.Nodes;

/// <summary>CDM008: creates the class of a node that is missing, below the workflow.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NodeFix))]
[Shared]
internal sealed class NodeFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.Node);

    /// <inheritdoc/>
    protected override async Task<(string Title, TextChange Change)?> FindAsync(
        Document document,
        SyntaxNode node,
        Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        if (!diagnostic.Descriptor.Equals(NodeRules.Missing))
        {
            return null;
        }

        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model?.GetTypeInfo(node, cancellationToken).Type is not INamedTypeSymbol request
            || node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().LastOrDefault() is not { } workflow)
        {
            return null;
        }

        var name = request.Name + "Node";
        var output = request.AllInterfaces.FirstOrDefault(static each => each is { Name: "INodeRequest", ContainingNamespace.Name: "Codemation" })?.TypeArguments[0];
        var position = workflow.Span.End;
        var requestName = request.ToMinimalDisplayString(model, position);
        var accessibility = request.DeclaredAccessibility == Accessibility.Public ? "public" : "internal";
        var end = workflow.SyntaxTree.GetText(cancellationToken).ToString().Contains("\r\n") ? "\r\n" : "\n";
        var (kind, signature) = output is null
            ? ($"RouterNode<{requestName}>", $"ValueTask ExecuteAsync({requestName} request, RouterContext ctx)")
            : ($"Node<{requestName}, {output.ToMinimalDisplayString(model, position)}>",
                $"ValueTask<NodeResult<{output.ToMinimalDisplayString(model, position)}>> ExecuteAsync({requestName} request, StepContext ctx)");
        string[] lines =
        [
            string.Empty,
            string.Empty,
            $"{accessibility} sealed class {name} : {kind}",
            "{",
            $"    public override {signature}",
            "        => throw new NotImplementedException();",
            "}",
        ];
        return ($"Create '{name}'", new TextChange(new TextSpan(position, 0), string.Join(end, lines)));
    }
}
