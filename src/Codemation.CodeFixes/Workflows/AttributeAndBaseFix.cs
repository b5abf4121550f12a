using System.Collections.Immutable;
using System.Composition;
using Codemation.Analyzers;
using Codemation.Dsl.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.Workflows;

/// <summary>CDM002: adds the attribute, with an id made of the class's name, or the base class, where <c>Define</c> tells its types.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AttributeAndBaseFix))]
[Shared]
internal sealed class AttributeAndBaseFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.AttributeAndBase);

    /// <inheritdoc/>
    protected override async Task<(string Title, TextChange Change)?> FindAsync(
        Document document,
        SyntaxNode node,
        Diagnostic diagnostic,
        CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (node is not ClassDeclarationSyntax declaration || model?.GetDeclaredSymbol(declaration, cancellationToken) is not { } type)
        {
            return null;
        }

        return WorkflowTypes.Attribute(type) is null ? AddAttribute(declaration, model, text) : AddBase(declaration, type, model);
    }

    private static (string Title, TextChange Change)? AddAttribute(ClassDeclarationSyntax declaration, SemanticModel model, SourceText text)
    {
        if (model.Compilation.GetTypeByMetadataName(WorkflowTypes.AttributeName) is not { } attribute)
        {
            return null;
        }

        var start = declaration.SpanStart;
        var name = attribute.ToMinimalDisplayString(model, start);
        var id = WorkflowIdText.For(declaration.Identifier.ValueText);
        var code = $"[{name.Substring(0, name.Length - nameof(Attribute).Length)}(\"{id}\")]";
        return ($"Add {code}", new TextChange(new TextSpan(start, 0), code + Separator(text, start)));
    }

    // On a line of its own, unless the class doesn't begin its line either.
    private static string Separator(SourceText text, int start)
    {
        var line = text.Lines.GetLineFromPosition(start);
        var indentation = text.ToString(TextSpan.FromBounds(line.Start, start));
        if (!string.IsNullOrWhiteSpace(indentation))
        {
            return " ";
        }

        var end = text.ToString(TextSpan.FromBounds(text.Lines[0].End, text.Lines[0].EndIncludingLineBreak));
        return (end.Length == 0 ? "\n" : end) + indentation;
    }

    private static (string Title, TextChange Change)? AddBase(ClassDeclarationSyntax declaration, INamedTypeSymbol type, SemanticModel model)
    {
        if (type is not { BaseType.SpecialType: SpecialType.System_Object, IsStatic: false } || Types(type, model.Compilation) is not var (input, output)
            || model.Compilation.GetTypeByMetadataName("Codemation.Workflow`2") is not { } workflow)
        {
            return null;
        }

        var name = workflow.Construct(input, output).ToMinimalDisplayString(model, declaration.SpanStart);
        var change = declaration.BaseList is { Types: var bases }
            ? new TextChange(new TextSpan(bases[0].SpanStart, 0), name + ", ")
            : new TextChange(new TextSpan(HeaderEnd(declaration), 0), " : " + name);
        return ($"Derive from {name}", change);
    }

    private static int HeaderEnd(ClassDeclarationSyntax declaration) =>
        (declaration.ParameterList as SyntaxNode ?? declaration.TypeParameterList)?.Span.End ?? declaration.Identifier.Span.End;

    /// <summary>The types of the workflow, as a <c>Define</c> that overrides nothing yet says them.</summary>
    private static (ITypeSymbol Input, ITypeSymbol Output)? Types(INamedTypeSymbol type, Compilation compilation)
    {
        foreach (var member in type.GetMembers("Define"))
        {
            if (member is IMethodSymbol { IsOverride: true, DeclaredAccessibility: Accessibility.Protected, Parameters.Length: 1 } define
                && Argument(define.Parameters[0].Type, "Codemation.Start`1", compilation) is { } input
                && Argument(define.ReturnType, "Codemation.Flow`1", compilation) is { } output)
            {
                return (input, output);
            }
        }

        return null;
    }

    private static ITypeSymbol? Argument(ITypeSymbol type, string definition, Compilation compilation) =>
        type is INamedTypeSymbol named && SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, compilation.GetTypeByMetadataName(definition))
            ? named.TypeArguments[0]
            : null;
}
