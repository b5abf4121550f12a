using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Analyzers.Payloads;

/// <summary>Tells bytes that are few by nature: a digest, a random number, an id.</summary>
internal static class FewBytes
{
    private const int MostHops = 16;

    /// <summary>Whether bytes are few; where whoever calls the function decides, the parameter that they come in by.</summary>
    public static (bool Are, IParameterSymbol? From) Of(ExpressionSyntax bytes, SemanticModel model, CancellationToken cancellationToken)
    {
        var expression = bytes;
        for (var hops = 0; hops < MostHops; hops++)
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
                    if (Gives(method) || (PassingOn.Applies(method) && call.ArgumentList.Arguments.Any(argument => IsSelector(argument, model, cancellationToken))))
                    {
                        return (true, null);
                    }

                    // AsSpan, ToArray, Take and the like give what they are called on.
                    if (CallArguments.Receiver(call) is not { } receiver || (method.IsStatic && method.ReducedFrom is null))
                    {
                        return default;
                    }

                    expression = receiver;
                    break;
                case StackAllocArrayCreationExpressionSyntax:
                    return (true, null);
                case IdentifierNameSyntax { Identifier.ValueText: var called } when MemberWords.AreSmall(called):
                    return (true, null);
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member }:
                    return (MemberWords.AreSmall(member), null);
                case IdentifierNameSyntax name:
                    var symbol = model.GetSymbolInfo(name, cancellationToken).Symbol;
                    if (symbol is ILocalSymbol local && IsFilled(local, model, cancellationToken))
                    {
                        return (true, null);
                    }

                    if (symbol is not (ILocalSymbol or IParameterSymbol or IRangeVariableSymbol) || Origin(symbol, model, cancellationToken) is not { } origin)
                    {
                        return (false, symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction } } parameter ? parameter : null);
                    }

                    expression = origin;
                    break;
                default:
                    return default;
            }
        }

        return default;
    }

    // What a local starts with; what a loop, a query or LINQ goes through.
    private static ExpressionSyntax? Origin(ISymbol symbol, SemanticModel model, CancellationToken cancellationToken) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => value,
            ForEachStatementSyntax { Expression: var all } => all,
            FromClauseSyntax { Expression: var all } => all,
            ParameterSyntax parameter when parameter.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { Parent.Parent.Parent: InvocationExpressionSyntax call }
                && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method && PassingOn.Applies(method) =>
                method.ReducedFrom is not null ? CallArguments.Receiver(call) : call.ArgumentList.Arguments[0].Expression,
            _ => null,
        };

    // files.Select(file => SHA256.HashData(file))
    private static bool IsSelector(ArgumentSyntax argument, SemanticModel model, CancellationToken cancellationToken) => argument.Expression switch
    {
        LambdaExpressionSyntax { ExpressionBody: { } body } => Of(body, model, cancellationToken).Are,
        IdentifierNameSyntax or MemberAccessExpressionSyntax => model.GetSymbolInfo(argument.Expression, cancellationToken).Symbol is IMethodSymbol method && Gives(method),
        _ => false,
    };

    private static bool Gives(IMethodSymbol method)
    {
        var type = method.ContainingType;
        return MemberWords.GivesSmall(method.Name)
            || MemberWords.Split(method.Name).Exists(static word => word is "hash" or "digest" or "checksum" or "sign" or "hmac")
            || (method.Name is "GetBytes" or "DeriveKey" && IsCryptography(type))
            || (type is { Name: "Guid", ContainingNamespace.Name: "System" } && method.Name == "ToByteArray")
            || (type is { Name: "BitConverter", ContainingNamespace.Name: "System" } && method.Name == "GetBytes");
    }

    // SHA256.HashData(source, hash), RandomNumberGenerator.Fill(salt)
    private static bool IsFilled(ILocalSymbol local, SemanticModel model, CancellationToken cancellationToken) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken).FirstAncestorOrSelf<BlockSyntax>() is { } block
        && block.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
            call.ArgumentList.Arguments.IndexOf(argument => argument.Expression is IdentifierNameSyntax { Identifier.ValueText: var name } && name == local.Name) is >= 0 and var position
            && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method
            && (position > 0 ? Gives(method) : method is { ContainingType: { Name: "RandomNumberGenerator" } type, Name: "Fill" or "GetBytes" or "GetNonZeroBytes" } && IsCryptography(type)));

    private static bool IsCryptography(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString() == "System.Security.Cryptography";
}
