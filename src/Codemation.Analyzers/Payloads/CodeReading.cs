using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Analyzers.Payloads;

/// <summary>What a function calls, and the texts in it that should be in no item.</summary>
internal sealed class CodeReading
{
    private readonly List<CodeCall> calls = [];
    private readonly List<TextSource> texts = [];

    public CodeReading(SyntaxNode function, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var node in function.DescendantNodes())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (node is InvocationExpressionSyntax call && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method)
            {
                ReadCall(call, method, model, cancellationToken);
            }
            else if (node is ExpressionSyntax expression && TextSources.Literal(expression, model, cancellationToken) is { } what)
            {
                texts.Add(new TextSource(PayloadRules.Literal, expression, what, null));
            }
        }
    }

    public IReadOnlyList<CodeCall> Calls => calls;

    public IReadOnlyList<TextSource> Texts => texts;

    private void ReadCall(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        AddText(call, method, call.ArgumentList.Arguments.FirstOrDefault()?.Expression, model, cancellationToken);
        var declared = CallArguments.Declared(method);
        if (!declared.DeclaringSyntaxReferences.IsEmpty)
        {
            calls.Add(new CodeCall(declared, call, IsHandedOver: false, IsExtension: method.ReducedFrom is not null));
        }
        else if (PassingOn.Applies(method))
        {
            ReadHandedOver(call, method, declared, model, cancellationToken);
        }
    }

    // bytes.Select(Convert.ToBase64String)
    private void ReadHandedOver(InvocationExpressionSyntax call, IMethodSymbol method, IMethodSymbol declared, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (argument.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax
                && CallArguments.Ordinal(call, argument, method) is >= 0 and var ordinal
                && declared.Parameters[ordinal].Type.TypeKind == TypeKind.Delegate
                && PassingOn.Gives(declared, ordinal)
                && model.GetSymbolInfo(argument.Expression, cancellationToken).Symbol is IMethodSymbol handed)
            {
                AddText(call, handed, CallArguments.Receiver(call), model, cancellationToken);
                if (!handed.DeclaringSyntaxReferences.IsEmpty)
                {
                    calls.Add(new CodeCall(CallArguments.Declared(handed), call, IsHandedOver: true, IsExtension: false));
                }
            }
        }
    }

    private void AddText(InvocationExpressionSyntax call, IMethodSymbol method, ExpressionSyntax? given, SemanticModel model, CancellationToken cancellationToken)
    {
        if (TextSources.Encoder(method, given, model, cancellationToken) is var (what, bytes))
        {
            texts.Add(new TextSource(PayloadRules.Encoded, call, what, bytes));
        }
    }
}
