using Codemation.Analyzers.Payloads;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.CodeFixes.Attachments;

/// <summary>What becomes of a value when its member becomes an attachment.</summary>
internal static class AttachedValue
{
    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.Ordinal)
    {
        ["pdf"] = "application/pdf",
        ["png"] = "image/png",
        ["jpeg"] = "image/jpeg",
        ["jpg"] = "image/jpeg",
        ["gif"] = "image/gif",
        ["zip"] = "application/zip",
        ["xml"] = "application/xml",
        ["csv"] = "text/csv",
    };

    /// <summary>Whether values of a type can be attached as they are.</summary>
    public static bool CanBe(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String || IsBytes(type) || IsBuffer(type) || IsStream(type);

    /// <summary>Whether a value is worth attaching: not one that stands for nothing.</summary>
    public static bool CanBe(ExpressionSyntax value) =>
        value is not CollectionExpressionSyntax
        && !value.IsKind(SyntaxKind.NullLiteralExpression)
        && !value.IsKind(SyntaxKind.DefaultLiteralExpression);

    /// <summary>The call that attaches a value.</summary>
    /// <param name="member">The member that held it.</param>
    /// <param name="value">The value.</param>
    /// <param name="context">The name of the step's context.</param>
    /// <param name="render">Writes a part of the value as it has to be from now on.</param>
    /// <param name="model">Knows the value.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public static string Attach(
        MovedMember member, ExpressionSyntax value, string context, Func<ExpressionSyntax, string> render, SemanticModel model, CancellationToken cancellationToken)
    {
        var words = MemberWords.Split(member.Property.Name);
        var isText = member.Property.Type.SpecialType == SpecialType.System_String;
        var bytes = isText ? BytesOf(value, model, cancellationToken) : value;
        if (bytes is not null && words.Count > 1 && words[words.Count - 1] is "base64" or "b64")
        {
            words.RemoveAt(words.Count - 1);
        }

        var name = words[0] + string.Concat(words.Skip(1).Select(static word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
        var mediaType = bytes is not null && words.Find(MediaTypes.ContainsKey) is { } known ? $", \"{MediaTypes[known]}\"" : string.Empty;
        return $"await {context}.Binary.{(bytes is null ? "AttachTextAsync" : "AttachAsync")}({render(bytes ?? value)}, \"{name}\"{mediaType})";
    }

    // What a text was made of, where that is said at once.
    private static ExpressionSyntax? BytesOf(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken) => value switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => BytesOf(inner, model, cancellationToken),
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call
            when arguments[0].Expression is var bytes && TextSources.Encoder(call, model, cancellationToken) is not null && model.GetTypeInfo(bytes, cancellationToken).Type is { } type && IsBytes(type) => bytes,
        _ => null,
    };

    private static bool IsBytes(ITypeSymbol type) => type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte };

    private static bool IsBuffer(ITypeSymbol type) =>
        type is INamedTypeSymbol { Arity: 1, Name: "Memory" or "ReadOnlyMemory" } buffer && buffer.TypeArguments[0].SpecialType == SpecialType.System_Byte;

    private static bool IsStream(ITypeSymbol? type) => type is { Name: "Stream", ContainingNamespace.Name: "IO" } || (type?.BaseType is { } above && IsStream(above));
}
