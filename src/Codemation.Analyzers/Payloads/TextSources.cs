using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Analyzers.Payloads;

/// <summary>Recognises code that makes text of bytes, and texts that are too large for an item.</summary>
internal static class TextSources
{
    private const int LargestLiteral = 4096;

    private static readonly HashSet<string> Encoders = new(StringComparer.Ordinal)
    {
        "System.Convert.ToBase64String",
        "System.Convert.ToHexString",
        "System.Convert.ToHexStringLower",
        "System.BitConverter.ToString",
        "System.Buffers.Text.Base64Url.EncodeToString",
        "System.Text.Encoding.GetString",
    };

    private static readonly HashSet<string> Readers = new(StringComparer.Ordinal)
    {
        "System.IO.File.ReadAllText",
        "System.IO.File.ReadAllTextAsync",
    };

    private static readonly HashSet<string> Names = new(Encoders.Concat(Readers).Select(static each => each.Substring(each.LastIndexOf('.') + 1)), StringComparer.Ordinal);

    /// <summary>What an expression makes text of bytes with, for people; null when it doesn't, or when the bytes are few by nature: a digest, a random number, an id.</summary>
    public static string? Encoder(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        node is InvocationExpressionSyntax call && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method
            ? Encoder(method, call.ArgumentList.Arguments.FirstOrDefault()?.Expression, model, cancellationToken)?.What
            : null;

    /// <summary>The same for a method and what it is given, with the parameter that the bytes come in by, if they do.</summary>
    public static (string What, IParameterSymbol? Bytes)? Encoder(IMethodSymbol method, ExpressionSyntax? given, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!Names.Contains(method.Name))
        {
            return null;
        }

        var name = FullName(method);
        var what = $"'{method.ContainingType.Name}.{method.Name}'";
        if (Readers.Contains(name))
        {
            return (what, null);
        }

        return Encoders.Contains(name) && given is not null && FewBytes.Of(given, model, cancellationToken) is { Are: false, From: var parameter }
            ? (what, parameter)
            : null;
    }

    /// <summary>What is wrong with a text written in the code, for people; null when nothing is.</summary>
    public static string? Literal(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (node)
        {
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token.ValueText: var text }:
                return Large(text);
            case MemberAccessExpressionSyntax or IdentifierNameSyntax when MayBeConstant(node) && model.GetConstantValue(node, cancellationToken).Value is string text:
                return Large(text);
            case InterpolatedStringExpressionSyntax { Contents: var parts } when parts.FirstOrDefault() is InterpolatedStringTextSyntax { TextToken.ValueText: var start }:
                return IsDataUri(start) ? "A data URI" : null;
            default:
                return null;
        }
    }

    private static string? Large(string text) => text.Length > LargestLiteral ? $"A text of {text.Length} characters"
        : IsDataUri(text) ? "A data URI"
        : null;

    // Not what is called, and not the last part of a longer name: asking the compiler costs more than this.
    private static bool MayBeConstant(SyntaxNode name) =>
        name.Parent is not InvocationExpressionSyntax && !(name.Parent is MemberAccessExpressionSyntax { Name: var last } && last == name);

    private static bool IsDataUri(string text) =>
        text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && text.IndexOf(";base64,", StringComparison.OrdinalIgnoreCase) is > 0 and < 200;

    private static string FullName(IMethodSymbol method) => method.ContainingType.ToDisplayString() + "." + method.Name;
}
