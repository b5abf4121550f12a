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

    /// <summary>What an expression makes text of bytes with, for people; null when it doesn't, or when the bytes are few by nature: a digest, a random number, an id.</summary>
    public static string? Encoder(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        if (node is not InvocationExpressionSyntax call || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method)
        {
            return null;
        }

        var name = FullName(method);
        if (Readers.Contains(name))
        {
            return $"'{method.ContainingType.Name}.{method.Name}'";
        }

        return Encoders.Contains(name) && call.ArgumentList.Arguments.FirstOrDefault() is { Expression: var bytes } && !AreFew(bytes, model, cancellationToken)
            ? $"'{method.ContainingType.Name}.{method.Name}'"
            : null;
    }

    /// <summary>What is wrong with a text written in the code, for people; null when nothing is.</summary>
    public static string? Literal(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (node)
        {
            case LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax
                when model.GetConstantValue(node, cancellationToken).Value is string text:
                return text.Length > LargestLiteral ? $"A text of {text.Length} characters"
                    : IsDataUri(text) ? "A data URI"
                    : null;
            case InterpolatedStringExpressionSyntax { Contents: var parts } when parts.FirstOrDefault() is InterpolatedStringTextSyntax { TextToken.ValueText: var start }:
                return IsDataUri(start) ? "A data URI" : null;
            default:
                return null;
        }
    }

    private static bool IsDataUri(string text) =>
        text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && text.IndexOf(";base64,", StringComparison.OrdinalIgnoreCase) is > 0 and < 200;

    private static string FullName(IMethodSymbol method) => method.ContainingType.ToDisplayString() + "." + method.Name;

    private static bool AreFew(ExpressionSyntax bytes, SemanticModel model, CancellationToken cancellationToken)
    {
        var expression = bytes;
        for (var hops = 0; hops < 16; hops++)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax { Expression: var inner }:
                    expression = inner;
                    break;
                case CastExpressionSyntax { Expression: var inner }:
                    expression = inner;
                    break;
                case AwaitExpressionSyntax { Expression: var inner }:
                    expression = inner;
                    break;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var inner }:
                    expression = inner;
                    break;
                case ElementAccessExpressionSyntax { Expression: var inner }:
                    expression = inner;
                    break;
                case InvocationExpressionSyntax call when model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method:
                    if (GivesFew(method))
                    {
                        return true;
                    }

                    // AsSpan, ToArray, Take and the like give what they are called on.
                    if (call.Expression is not MemberAccessExpressionSyntax { Expression: var receiver } || method.IsStatic && method.ReducedFrom is null)
                    {
                        return false;
                    }

                    expression = receiver;
                    break;
                case StackAllocArrayCreationExpressionSyntax:
                    return true;
                case IdentifierNameSyntax { Identifier.ValueText: var called } when MemberWords.AreSmall(called):
                    return true;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member }:
                    return MemberWords.AreSmall(member);
                case IdentifierNameSyntax name when model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol local:
                    if (IsFilledByDigest(local, model, cancellationToken))
                    {
                        return true;
                    }

                    if (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: var value })
                    {
                        return false;
                    }

                    expression = value;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool GivesFew(IMethodSymbol method)
    {
        var type = method.ContainingType;
        var space = type.ContainingNamespace.ToDisplayString();
        return MemberWords.Split(method.Name).Exists(static word => word is "hash" or "digest" or "checksum" or "sign" or "hmac")
            || (method.Name is "GetBytes" or "DeriveKey" && space == "System.Security.Cryptography")
            || (type is { Name: "Guid", ContainingNamespace.Name: "System" } && method.Name == "ToByteArray")
            || (type is { Name: "BitConverter", ContainingNamespace.Name: "System" } && method.Name == "GetBytes");
    }

    // SHA256.HashData(source, hash)
    private static bool IsFilledByDigest(ILocalSymbol local, SemanticModel model, CancellationToken cancellationToken) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken).FirstAncestorOrSelf<BlockSyntax>() is { } block
        && block.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
            call.ArgumentList.Arguments.Skip(1).Any(argument => argument.Expression is IdentifierNameSyntax { Identifier.ValueText: var name } && name == local.Name)
            && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method && GivesFew(method));
}
